import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { drafts, keepDraft } from '../../composer/drafts.ts'
import { colleaguesQuery } from '../../live/colleagues.ts'
import { useStore } from '../../live/store.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { namedIn } from './mention.ts'

/** A note of a case while it is written; whoever is named in it is told. */
export function useNote(id: string) {
  const client = useQueryClient()
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const key = `case.${id}.note`
  const text = useStore(drafts, (all) => all[key] ?? '')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy || text.trim() === '') return
    setBusy(true)
    try {
      await rpc.cases.note({ id, text: text.trim(), mentions: namedIn(text, colleagues).slice(0, 20) })
      keepDraft(key, '')
      void client.invalidateQueries({ queryKey: ['case-entries', id] })
    } catch (error) {
      setFault(failureOf(error).words)
    }
    setBusy(false)
  }
  return {
    ...{ text, fault, busy, send },
    write: (next: string) => {
      setFault(null)
      keepDraft(key, next)
    },
    forgive: () => setFault(null),
  }
}
