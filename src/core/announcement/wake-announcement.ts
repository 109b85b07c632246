import type { Transaction } from '../../kernel/database.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'

/** The route of the lanes that bring announcements to what is wanted of them in Discord; the subject is the announcement. */
export const ANNOUNCEMENT_ROUTE = 'announcement'

/** Chats go first, so all of it may wait. `ids` are distinct. */
export function wakeAnnouncements(
  tx: Transaction,
  workspace: number,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  const lanes = ids.toSorted().map((subject) => ({ workspace, subject, route: ANNOUNCEMENT_ROUTE, priority: BULK }))
  return wakeLanes(tx, lanes, now)
}
