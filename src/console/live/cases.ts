import type { QueryClient } from '@tanstack/react-query'
import type { CaseDetail } from '../../protocol/cases.ts'
import type { FrameEvent } from '../../protocol/frames.ts'

/** What is asked of one case, each as the first part of its key. */
const OF_CASE = ['case', 'case-entries', 'case-parties', 'case-reach'] as const
const AGAIN_AFTER_MS = 150

const waiting = new Set<string>()

/** Shows what a case's row says at once, and asks again, once for a burst, for all that a row does not carry. */
export function applyToCases(client: QueryClient, events: readonly FrameEvent[]): void {
  for (const { caseRow } of events) {
    if (caseRow === null) continue
    // The log is the same for everybody: whose next reminder it is, only the case's own answer knows.
    const { remindAt: _, ...row } = caseRow
    client.setQueryData<CaseDetail>(['case', row.id], (detail) => detail && { ...detail, ...row })
  }
  for (const id of touchedCases(client, events)) askAgain(client, id)
  if (events.some(({ kind }) => kind === 'case.mentioned')) void client.invalidateQueries({ queryKey: ['mentions'] })
  if (events.some(({ case: id }) => id !== null)) void client.invalidateQueries({ queryKey: ['contact-cases'] })
}

/** Cases that the events name, and those shown whose conversations or files they name. */
function touchedCases(client: QueryClient, events: readonly FrameEvent[]): Set<string> {
  const touched = new Set(events.flatMap((event) => event.case ?? []))
  const conversations = new Set(events.flatMap((event) => event.conversation ?? []))
  if (conversations.size === 0) return touched
  for (const [, detail] of client.getQueriesData<CaseDetail>({ queryKey: ['case'] })) {
    if (detail?.conversations.some(({ id }) => conversations.has(id))) touched.add(detail.id)
  }
  return touched
}

function askAgain(client: QueryClient, id: string): void {
  waiting.add(id)
  if (waiting.size > 1) return
  setTimeout(() => {
    const ids = [...waiting]
    waiting.clear()
    for (const each of ids) for (const key of OF_CASE) void client.invalidateQueries({ queryKey: [key, each] })
  }, AGAIN_AFTER_MS)
}
