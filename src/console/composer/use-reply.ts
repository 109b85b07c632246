import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { v7 } from 'uuid'
import { MESSAGE_TEXT_LIMIT } from '../../protocol/limits.ts'
import type { Aim } from '../conversation/aim.ts'
import { actOnMessage } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { rpc } from '../session/rpc.ts'
import { draftKey, drafts, keepDraft, type Mode } from './drafts.ts'
import { insertedArticle } from './insert-article.ts'
import { putInOutbox } from './outbox-store.ts'
import { clearUploads, type StoredFile, uploads } from './uploads.ts'

const NOTHING = 'Nothing written yet'

/** What the composer holds: the draft of a reply or a note, or the new wording of a message while one is edited. */
export function useReply(detail: Detail, mode: Mode, aim: Aim, setAim: (aim: Aim) => void) {
  const client = useQueryClient()
  const key = draftKey(detail.id, mode)
  const draft = useStore(drafts, (all) => all[key] ?? '')
  const files = useStore(uploads, (all) => all[key])
  const [failure, setFailure] = useState<string | null>(null)
  const edited = aim?.type === 'edit' ? aim.message : null
  const [wording, setWording] = useWording(edited)
  const text = edited ? wording : draft
  const whyNot = reasonAgainst(text, edited !== null, edited ? [] : (files ?? []))
  useEffect(() => {
    if (whyNot === null) setFailure(null)
  }, [whyNot])
  const dropAim = () => {
    setAim(null)
    setFailure(null)
  }
  const sendNew = () => {
    const replyTo = aim?.type === 'reply' && mode === 'reply' ? quoteOf(aim.message, detail) : null
    const article = insertedArticle(key, text)
    const written = { kind: mode, conversation: detail.id, text: text.trim(), replyTo, article }
    putInOutbox({
      id: v7(),
      ...written,
      attachments: (files ?? []).flatMap(({ stored }) => (stored ? [fileOf(stored)] : [])),
      writtenAt: new Date().toISOString(),
      state: 'waiting',
      cause: null,
    })
    keepDraft(key, '')
    clearUploads(key)
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
    else sendNew()
  }
  const write = (next: string) => (edited ? setWording(next) : keepDraftAsTyped(key, next))
  const limit = MESSAGE_TEXT_LIMIT
  return {
    key,
    text,
    limit,
    write,
    send,
    ready: whyNot === null,
    whyNot,
    failure,
    forgive: () => setFailure(null),
    dropAim,
  }
}

/** The new words of a message while it is edited; they begin as what it says when the edit begins. */
function useWording(edited: NonNullable<Aim>['message'] | null) {
  const [wording, setWording] = useState('')
  const text = edited?.text ?? ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a later change of the message must not overwrite what is being written.
  useEffect(() => setWording(text), [edited?.id])
  return [wording, setWording] as const
}

/** A draft of white space is no draft, but the field still has to show what was typed. */
function keepDraftAsTyped(key: string, text: string): void {
  keepDraft(key, text)
  if (text !== '' && text.trim() === '') drafts.set((all) => ({ ...all, [key]: text }))
}

function reasonAgainst(text: string, editing: boolean, files: { state: string }[]): string | null {
  if (files.some((file) => file.state === 'uploading')) return 'A file is still being stored'
  if (files.some((file) => file.state === 'failed')) return 'A file was not stored. Try it again or take it away'
  if (text.trim() === '' && (editing || files.length === 0)) return NOTHING
  return null
}

const fileOf = ({ id, name, mediaType, bytes, inline }: StoredFile): StoredFile => ({
  id,
  name,
  mediaType,
  bytes,
  inline,
})

function quoteOf(message: NonNullable<Aim>['message'], detail: Detail) {
  const name =
    message.direction === 'inbound' ? detail.contact.name : (message.agent?.publicName ?? message.spokenBy ?? '')
  return { id: message.id, author: message.author, name, text: message.text.slice(0, 140) }
}
