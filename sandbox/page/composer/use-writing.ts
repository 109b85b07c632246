import { type KeyboardEvent, useRef, useState } from 'react'
import { call, sentence } from '../live/call.ts'
import { useActing } from '../window/acting.ts'
import type { Focus } from '../window/focus.ts'
import { learn } from '../window/lessons.ts'
import { roomAt } from '../window/rooms.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { encodeFiles } from './files.ts'
import { toWire } from './mentions.ts'

/** Typing is told again after so long; Discord shows it for ten seconds. */
const TYPING_AGAIN_MS = 8000

/** Messages go one after the other, in the order in which they were sent, whatever each one carries. */
let queue: Promise<unknown> = Promise.resolve()
function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const next = queue.then(work, work)
  queue = next.catch(() => {})
  return next
}

export type Writing = ReturnType<typeof useWriting>

/** The words and files of the next message, and what becomes of them. */
export function useWriting(focus: Focus, onFocus: (focus: Focus) => void) {
  const { state, self, place } = useActing()
  const member = self.user.id
  const [text, put] = useState(() => readDraft(member, place))
  const [files, setFiles] = useState<File[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const told = useRef(0)
  const setText = (value: string) => {
    put(value)
    keepDraft(member, place, value)
  }
  const tellTyping = (value: string) => {
    const now = Date.now()
    if (value.trim() === '' || value.startsWith('/') || now - told.current < TYPING_AGAIN_MS) return
    told.current = now
    // Typing that could not be told is no loss; what is sent says so itself.
    void call('typing', { member, channel: place }).catch(() => {})
  }
  const send = async () => {
    const content = toWire(state, text.trim())
    if (content === '' && files.length === 0) return
    const before = { text, files, focus }
    setText('')
    setFiles([])
    setWrong(null)
    told.current = 0
    onFocus({ replyTo: null, editing: null })
    try {
      const reply = before.focus.replyTo ? { reply_to: before.focus.replyTo.id } : {}
      await inOrder(async () =>
        call('send', { member, channel: place, content, files: await encodeFiles(before.files), ...reply }),
      )
      if (before.focus.replyTo) learn('reply')
    } catch (error) {
      setWrong(sentence(error))
      setText(before.text)
      setFiles(before.files)
      onFocus(before.focus)
    }
  }
  const editLast = (event: KeyboardEvent) => {
    const room = roomAt(state, place)
    const last = (room && state.messages[room.id])?.findLast(
      (message) => message.author.id === member && !message.ephemeral_for,
    )
    if (!last) return
    event.preventDefault()
    onFocus({ replyTo: null, editing: last.id })
  }
  return { text, setText, files, setFiles, wrong, setWrong, tellTyping, send, editLast }
}
