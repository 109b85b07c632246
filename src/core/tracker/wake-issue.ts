import type { Transaction } from '../../kernel/database.ts'
import { BULK, LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { TRACKER_ROUTE } from './tracker.ts'

/** Has cases and their issues brought together. Ids must be distinct. */
export function wakeIssues(tx: Transaction, workspace: number, cases: readonly string[], due: Date): Promise<void> {
  const lanes = cases.toSorted().map((subject) => ({ workspace, subject, route: TRACKER_ROUTE, priority: LIVE }))
  return wakeLanes(tx, lanes, due)
}

/** Has the tracker asked what has changed. */
export function wakeLook(tx: Transaction, workspace: number, tracker: string, due: Date): Promise<void> {
  return wakeLanes(tx, [{ workspace, subject: tracker, route: TRACKER_ROUTE, priority: BULK }], due)
}
