import type { Transaction } from '../../kernel/database.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { DESK_ROUTE } from './desk.ts'

/** Has conversations and their desks brought together, now or at `due`. */
export function wakeDesk(
  tx: Transaction,
  workspace: number,
  conversations: readonly string[],
  due: Date,
): Promise<void> {
  const subjects = [...new Set(conversations)].sort()
  return wakeLanes(
    tx,
    subjects.map((subject) => ({ workspace, subject, route: DESK_ROUTE, priority: LIVE })),
    due,
  )
}
