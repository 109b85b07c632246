import type { Transaction } from '../../kernel/database.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'

/** The route of the lanes on which conversations wait for the virtual agent's turn. */
export const TURN_ROUTE = 'turn'

/** Has the virtual agent look at what was said: once for all that comes until it does. */
export async function wakeTurns(
  tx: Transaction,
  workspace: number,
  conversations: readonly string[],
  now: Date,
): Promise<void> {
  const subjects = [...new Set(conversations)].sort()
  await wakeLanes(
    tx,
    subjects.map((subject) => ({ workspace, subject, route: TURN_ROUTE, priority: LIVE })),
    now,
  )
}
