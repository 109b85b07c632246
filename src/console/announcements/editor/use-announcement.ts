import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { differs } from '../../page/draft.ts'
import { type Editing, useDraft } from '../../page/use-draft.ts'
import { useRun } from '../../page/use-run.ts'
import { failureOf, isConflict, rpc } from '../../session/rpc.ts'
import { announcementQuery } from '../queries.ts'
import { type Content, changeOf, contentOf, faultOf } from './content.ts'

/** An act on what is stored: `{ id, version }` name what was seen. */
type StoredAct = (seen: { id: string; version: number }) => Promise<AnnouncementView>

export interface EditedAnnouncement extends Editing<Content> {
  busy: boolean
  /** Why the last act was not done. */
  fault: string | null
  /** Why it cannot be saved as it is; null when it can. */
  missing: string | null
  save: () => Promise<boolean>
  /** Saves what was typed, then acts on what is stored. Resolves to null, or to why it was not done. */
  act: (run: StoredAct) => Promise<string | null>
  /** Resolves to null, or to why it was not deleted. */
  remove: () => Promise<string | null>
}

/**
 * One announcement while it is written.
 * @param stored null for one that is not stored yet
 * @param start how a new one begins
 */
export function useAnnouncement(stored: AnnouncementView | null, start: Content): EditedAnnouncement {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [newId] = useState(() => uuid())
  const editing = useDraft<Content>(stored ? contentOf(stored) : start)
  const { busy, fault, run } = useRun()
  const missing = faultOf(editing.value)
  const changed = editing.changed || (stored === null && editing.value.text.trim() !== '')
  const opened = (id: string) =>
    navigate({ to: '/announcements/$announcement', params: { announcement: id }, replace: true, ignoreBlocker: true })
  /** Answers null where a colleague's change stands in the way: the screen then shows both. */
  const store = async (): Promise<AnnouncementView | null> => {
    if (stored && !editing.changed) return stored
    const next = stored ? await update(client, stored, editing.value) : await create(newId, editing.value)
    if (next === null) return null
    showAnnouncement(client, next)
    if (stored) editing.drop()
    return next
  }
  const act = async (what: StoredAct): Promise<string | null> => {
    if (missing !== null) return `${missing}.`
    if (busy || editing.theirs !== null) return 'Something else is to be decided here first.'
    try {
      const seen = await store()
      if (seen === null) return 'A colleague has changed it meanwhile. Look at both first.'
      try {
        showAnnouncement(client, await newest(client, seen, what))
      } finally {
        if (!stored) await opened(seen.id)
      }
      return null
    } catch (error) {
      const { words } = failureOf(error)
      // A new one has its own page by now, which does not know what was asked here.
      if (!stored) sayFailed(`Saved as a draft. Not done: ${words}`)
      return words
    }
  }
  const save = async (): Promise<boolean> => {
    if (!changed || busy || editing.theirs !== null) return false
    if (missing !== null) {
      sayFailed(`Not saved: ${missing}.`)
      return false
    }
    let done = false
    await run(async () => {
      const next = await store()
      done = next !== null
      if (next && !stored) await opened(next.id)
    })
    return done
  }
  const remove = async (): Promise<string | null> => {
    if (!stored) return null
    try {
      await rpc.announcements.remove({ id: stored.id })
    } catch (error) {
      return failureOf(error).words
    }
    sayDone(stored.state === 'posted' ? 'It is deleted here and in Discord.' : 'It is deleted.')
    await navigate({ to: '/announcements', search: {}, ignoreBlocker: true })
    void client.invalidateQueries({ queryKey: ['announcements'], predicate: ({ queryKey }) => queryKey[1] !== 'one' })
    return null
  }
  return { ...editing, changed, busy, fault, missing, save, act, remove }
}

/** Puts what the server answered in the place of what this screen had. */
export function showAnnouncement(client: QueryClient, view: AnnouncementView): void {
  client.setQueryData(announcementQuery(view.id).queryKey, view)
  for (const part of ['list', 'waiting', 'calendar', 'revisions', 'room']) {
    void client.invalidateQueries({ queryKey: ['announcements', part] })
  }
}

const create = (id: string, { text, guild, channel, mention, crosspost, pin }: Content): Promise<AnnouncementView> =>
  rpc.announcements.create({
    id,
    place: { guild, id: channel },
    text: text.trim(),
    mention: mention === null ? null : { id: mention },
    crosspost,
    pin,
  })

/** Stores a change over the newest version, as long as that still says what was edited. */
async function update(client: QueryClient, seen: AnnouncementView, value: Content): Promise<AnnouncementView | null> {
  const { id } = seen
  const change = changeOf(value, contentOf(seen))
  for (let { version } = seen; ; ) {
    try {
      return await rpc.announcements.update({ id, version, ...change })
    } catch (error) {
      const now = await whereItMoved(client, { id, version }, error)
      if (differs(contentOf(now), contentOf(seen))) return null
      version = now.version
    }
  }
}

/** Acts on the newest version, as long as that still reads as the one that was seen. */
export async function newest(client: QueryClient, seen: AnnouncementView, act: StoredAct): Promise<AnnouncementView> {
  const { id } = seen
  for (let { version } = seen; ; ) {
    try {
      return await act({ id, version })
    } catch (error) {
      const now = await whereItMoved(client, { id, version }, error)
      if (now.state !== seen.state || differs(contentOf(now), contentOf(seen))) throw error
      version = now.version
    }
  }
}

/** After a refusal because of its version: what is stored now. Every other refusal goes on. */
async function whereItMoved(
  client: QueryClient,
  { id, version }: { id: string; version: number },
  error: unknown,
): Promise<AnnouncementView> {
  if (!isConflict(error)) throw error
  const now = await client.fetchQuery({ ...announcementQuery(id), staleTime: 0 })
  if (now.version === version) throw error
  return now
}
