import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultOfPublicName } from '../../protocol/public-name.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { readMeAgain } from './read-me-again.ts'

export interface OwnName {
  typed: string
  /** The name as members would read it now: what was typed, or the stored one while that cannot be used. */
  shown: string
  changed: boolean
  busy: boolean
  saved: boolean
  fault: string | null
  type: (words: string) => void
  save: () => Promise<void>
}

/** The agent's public name while it is being changed; `stored` is the server's. */
export function useOwnName(stored: string): OwnName {
  const client = useQueryClient()
  // Null until something is typed, so that a change in another tab is shown here too.
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [saved, setSaved] = useState(false)
  const typed = draft ?? stored
  const own = faultOfPublicName(typed)
  const save = async () => {
    if (own !== null || busy) return
    setBusy(true)
    setRefusal(null)
    try {
      await rpc.me.update({ publicName: typed })
      await readMeAgain(client)
      setDraft(null)
      setSaved(true)
    } catch (error) {
      const { kind, words } = failureOf(error)
      setRefusal(kind === 'unreached' ? `${words} The name is not saved yet.` : words)
    }
    setBusy(false)
  }
  const type = (words: string) => {
    setDraft(words)
    setRefusal(null)
    setSaved(false)
  }
  const shown = own === null ? typed.trim() : stored
  return { typed, shown, changed: typed.trim() !== stored, busy, saved, fault: own ?? refusal, type, save }
}
