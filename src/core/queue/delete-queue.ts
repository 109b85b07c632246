import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockQueues, type QueueAct } from './queue.ts'

const DELETE: Statement = { name: 'queue_delete', text: 'delete from queue where workspace = $1 and id = $2' }

/** Has what waits in one queue wait in another, each with the turn that it has. Conversations stand after queues, so the caller passes it. */
export type MoveQueued = (tx: Transaction, move: { workspace: number; from: string; to: string }) => Promise<void>

/**
 * Removes a queue; what waits in it waits in the default one.
 * @throws Refusal not_found, conflict (the default one)
 */
export function deleteQueue(kernel: Kernel, act: QueueAct & { queue: string }, moveQueued: MoveQueued): Promise<void> {
  const { workspace, agent, queue } = act
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const queues = await lockQueues(tx, workspace, at)
    const found = queues.find(({ id }) => id === queue)
    const rest = queues.find(({ isDefault }) => isDefault)
    if (!found || !rest) throw new Refusal('not_found', 'There is no such queue.')
    if (found.isDefault) throw new Refusal('conflict', 'This queue takes what no other names, so it stays.')
    await moveQueued(tx, { workspace, from: queue, to: rest.id })
    tx.later(DELETE, [workspace, queue])
    const facts = { name: found.name }
    await recordAudit(tx, { workspace, agent, act: 'queue.deleted', subject: `queue:${queue}`, facts, at })
    await appendEvents(tx, [{ workspace, kind: 'queue.changed', conversation: null, agent, at }])
  })
}
