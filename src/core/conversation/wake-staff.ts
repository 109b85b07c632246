import type { Transaction } from '../../kernel/database.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'

/** The route of the lanes on which staff is told who waits, and that they wait no more. */
export const STAFF_ROUTE = 'staff'

/** Has what staff is shown of a conversation brought to what is true now. */
export function wakeStaff(tx: Transaction, workspace: number, conversation: string, now: Date): Promise<void> {
  return wakeLanes(tx, [{ workspace, subject: conversation, route: STAFF_ROUTE, priority: BULK }], now)
}
