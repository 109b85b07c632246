import type { Transaction } from '../../kernel/database.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'

/** The route of the lanes on which what members and staff see of a case in their channels is brought to what is true now. */
export const CARD_ROUTE = 'card'

/** Has a case's living card and its line for staff brought to what is true now; `due` may lie ahead, e.g. while a duplicate is offered. */
export function wakeCard(tx: Transaction, workspace: number, id: string, due: Date): Promise<void> {
  return wakeLanes(tx, [{ workspace, subject: id, route: CARD_ROUTE, priority: BULK }], due)
}
