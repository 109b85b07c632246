import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'
import { placeInLists } from '../live/case-lists.ts'
import { sayDone } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'

export type BulkAct = Parameters<typeof rpc.cases.bulk>[0]['act']

/** What the server takes at once. */
const MOST = 200

/** Does one thing with all the chosen cases. What is done the list shows by itself; what was left stands with its reason. */
export function useBulk(chosen: readonly CaseRow[], none: () => void) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [left, setLeft] = useState<{ number: number; words: string }[]>([])
  const run = async (act: BulkAct): Promise<void> => {
    setBusy(true)
    const numbers = new Map(chosen.map(({ id, number }) => [id, number]))
    const refused: { number: number; words: string }[] = []
    let done = 0
    const ids = [...numbers.keys()]
    for (let at = 0; at < ids.length; at += MOST) {
      const cases = ids.slice(at, at + MOST)
      try {
        const answer = await rpc.cases.bulk({ cases, act })
        done += answer.done.length
        placeInLists(
          client,
          chosen.filter(({ id }) => answer.done.includes(id)).map((row) => after(row, act)),
        )
        refused.push(...answer.refused.map(({ id, words }) => ({ number: numbers.get(id) ?? 0, words })))
      } catch (error) {
        const { words } = failureOf(error)
        refused.push(...cases.map((id) => ({ number: numbers.get(id) ?? 0, words })))
      }
    }
    setBusy(false)
    setLeft(refused)
    if (done > 0) sayDone(`${done} ${done === 1 ? 'case is' : 'cases are'} changed.`)
    if (refused.length === 0) none()
  }
  return { run, busy, left, forget: () => setLeft([]) }
}

/** What an act has made of a row, until the log says it in full. */
function after(row: CaseRow, act: BulkAct): CaseRow {
  if (act.kind === 'status') return { ...row, status: act.status }
  if (act.kind === 'priority') return { ...row, priority: act.priority }
  if (act.kind === 'merge') return { ...row, status: 'closed', outcome: 'duplicate' }
  if (act.kind === 'owner') return act.owner === null ? { ...row, owner: null } : row
  const others = row.tags.filter((tag) => tag !== act.tag)
  return { ...row, tags: act.on ? [...others, act.tag] : others }
}
