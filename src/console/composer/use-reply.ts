import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { v7 } from 'uuid'
import type { Aim } from '../conversation/aim.ts'
import { actOnMessage } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { rpc } from '../session/rpc.ts'
import { drafts, keepDraft } from './drafts.ts'
import { putInOutbox } from './outbox-store.ts'
import { clearUploads, type StoredFile, uploads } from './uploads.ts'

const NOTHING = 'Nothing written yet'

/** What the composer holds: the draft of a reply, or the new wording of a message while one is edited. */
export function useReply(detail: Detail, aim: Aim, setAim: (aim: Aim) => void) {
  const client = useQueryClient()
  const draft = useStore(drafts, (all) => all[detail.id] ?? '')
  const files = useStore(uploads, (all) => all[detail.id])
  const [wording, setWording] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const edited = aim?.type === 'edit' ? aim.message : null
  const editedId = edited?.id
  const editedText = edited?.text ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later change of the message must not overwrite what is being written.
  useEffect(() => setWording(editedText), [editedId])
  const text = edited ? wording : draft
  const whyNot = reasonAgainst(text, edited !== null, edited ? [] : (files ?? []))
  useEffect(() => {
    if (whyNot === null) setFailure(null)
  }, [whyNot])
  const dropAim = () => {
    setAim(null)
    setFailure(null)
  }
  const sendReply = () => {
    const stored = (files ?? []).flatMap((file) => file.stored ?? [])
    putInOutbox({
      id: v7(),
      conversation: detail.id,
      text: text.trim(),
      attachments: stored.map(({ id, name, mediaType, bytes, inline }: StoredFile) => ({
        id,
        name,
        mediaType,
        bytes,
        inline,
      })),
      replyTo: aim?.type === 'reply' ? quoteOf(aim.message, detail) : null,
      writtenAt: new Date().toISOString(),
      state: 'waiting',
      cause: null,
    })
    keepDraft(detail.id, '')
    clearUploads(detail.id)
    dropAim()
  }
  const saveEdit = async (id: string) => {
    const why = await actOnMessage(client, () => rpc.messages.edit({ id, text: text.trim() }))
    if (why === null) dropAim()
    else setFailure(`Not saved: ${why}`)
  }
  const send = () => {
    if (whyNot !== null) {
      // Whoever presses the keys with words or files in the field must not believe that they went out.
      if (whyNot !== NOTHING) setFailure(`Not sent. ${whyNot}.`)
      return
    }
    if (edited) void saveEdit(edited.id)
    else sendReply()
  }
  const write = (next: string) => (edited ? setWording(next) : keepDraftAsTyped(detail.id, next))
  return { text, write, send, ready: whyNot === null, whyNot, failure, forgive: () => setFailure(null), dropAim }
}

/** A draft of white space is no draft, but the field still has to show what was typed. */
function keepDraftAsTyped(conversation: string, text: string): void {
  keepDraft(conversation, text)
  if (text !== '' && text.trim() === '') drafts.set((all) => ({ ...all, [conversation]: text }))
}

function reasonAgainst(text: string, editing: boolean, files: { state: string }[]): string | null {
  if (files.some((file) => file.state === 'uploading')) return 'A file is still being stored'
  if (files.some((file) => file.state === 'failed')) return 'A file was not stored. Try it again or take it away'
  if (text.trim() === '' && (editing || files.length === 0)) return NOTHING
  return null
}

function quoteOf(message: NonNullable<Aim>['message'], detail: Detail) {
  const name = message.direction === 'inbound' ? detail.contact.name : (message.agent?.publicName ?? '')
  return { id: message.id, author: message.author, name, text: message.text.slice(0, 140) }
}
