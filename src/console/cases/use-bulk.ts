import { useState } from 'react'
import type { CaseRow } from '../../protocol/cases.ts'
import { sayDone } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'

export type BulkAct = Parameters<typeof rpc.cases.bulk>[0]['act']

/** What the server takes at once. */
const MOST = 200

/** Does one thing with all the chosen cases. What is done the list shows by itself; what was left stands with its reason. */
export function useBulk(chosen: readonly CaseRow[], none: () => void) {
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
