import type { Transaction } from '../../../../kernel/database.ts'
import { BULK } from '../../../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../../../kernel/lanes/wake.ts'

/** The route of the lane on which the vectors of what is published are asked for. */
export const EMBEDDING_ROUTE = 'embedding'
/** A workspace has one, since all its articles are compared with each other. */
const SUBJECT = '00000000-0000-7000-8000-000000000002'

/** Has the vectors looked at: another model stands, or the endpoint was set anew. */
export function wakeEmbedding(tx: Transaction, workspace: number, now: Date): Promise<void> {
  return wakeLanes(tx, [{ workspace, subject: SUBJECT, route: EMBEDDING_ROUTE, priority: BULK }], now)
}
