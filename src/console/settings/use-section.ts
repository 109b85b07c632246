import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SettingsChange, SettingsView } from '../../protocol/settings.ts'
import { differs } from '../page/draft.ts'
import { type Editing, useDraft } from '../page/use-draft.ts'
import { failureOf, isConflict, rpc } from '../session/rpc.ts'
import { meQuery } from '../session/session.ts'
import { settingsQuery } from '../session/virtual-agent.ts'

export interface Section<T> extends Editing<T> {
  busy: boolean
  /** Why it was not saved. */
  fault: string | null
  saved: boolean
  save: () => Promise<void>
}

interface SectionOf<T> {
  /** The part of the settings that the section shows. */
  pick: (settings: SettingsView) => T
  /** What is to be stored for it. */
  toChange: (value: T) => Omit<SettingsChange, 'version'>
}

/** One section of the settings while it is edited; it is saved by itself, whatever happens to the others meanwhile. */
export function useSection<T extends object>({ pick, toChange }: SectionOf<T>): Section<T> {
  const client = useQueryClient()
  const stored = pick(useSuspenseQuery(settingsQuery).data)
  const editing = useDraft(stored)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const save = async () => {
    if (busy || !editing.changed || editing.theirs !== null) return
    setBusy(true)
    setFault(null)
    try {
      const seen = (settings: SettingsView) => !differs(pick(settings), stored)
      if (await store(client, toChange(editing.value), seen)) {
        editing.drop()
        setSaved(true)
      }
    } catch (error) {
      setFault(failureOf(error).words)
    }
    setBusy(false)
  }
  const type = (part: Partial<T>) => {
    setSaved(false)
    setFault(null)
    editing.type(part)
  }
  return { ...editing, type, busy, fault, saved, save }
}

/**
 * Stores a change over the newest settings, as long as the part that it changes still reads as it did. Answers false where a colleague
 * has changed just that: the screen then shows both.
 */
async function store(
  client: QueryClient,
  change: Omit<SettingsChange, 'version'>,
  seen: (settings: SettingsView) => boolean,
): Promise<boolean> {
  for (;;) {
    const { version } = client.getQueryData(settingsQuery.queryKey) ?? (await client.fetchQuery(settingsQuery))
    try {
      client.setQueryData(settingsQuery.queryKey, await rpc.settings.update({ version, ...change }))
      // The brand's name stands in the navigation too.
      void client.invalidateQueries(meQuery)
      return true
    } catch (error) {
      if (!isConflict(error)) throw error
      const now = await client.fetchQuery({ ...settingsQuery, staleTime: 0 })
      if (now.version === version) throw error
      if (!seen(now)) return false
    }
  }
}
