import type { Transaction } from '../../kernel/database.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'

/** The route of the lane on which the virtual agent learns what is published. */
export const LEARNING_ROUTE = 'learning'

/** The subject of that lane: a workspace has one, since all its articles are learnt together. */
export const LEARNING_SUBJECT = '00000000-0000-7000-8000-000000000001'

/** Several changes that follow each other are learnt together. */
const GATHERED_MS = 3000

/** Has the virtual agent learn anew. To be called in each transaction that changes what is published or what was marked, late in it. */
export function wakeLearning(tx: Transaction, workspace: number, now: Date): Promise<void> {
  const lane = { workspace, subject: LEARNING_SUBJECT, route: LEARNING_ROUTE, priority: BULK }
  return wakeLanes(tx, [lane], new Date(now.getTime() + GATHERED_MS))
}
