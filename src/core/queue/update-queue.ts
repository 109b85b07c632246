import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { DeskName } from '../../protocol/queues.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { holdDesk } from './connected-desk.ts'
import { lockQueues, type QueueAct, refuseTaken } from './queue.ts'

export interface QueueUpdate extends QueueAct {
  queue: string
  /** The version that was read. */
  version: number
  /** What is left out stays. */
  name?: string | undefined
  desk?: DeskName | undefined
  guilds?: readonly string[] | undefined
}

const UPDATE: Statement = {
  name: 'queue_update',
  text: `update queue set name = $3, desk = $4, guilds = $5::jsonb, version = version + 1 where workspace = $1 and id = $2`,
}

/**
 * Changes a queue. Its desk counts for who comes from now on: what waits, waits where it is.
 * @throws Refusal not_found, conflict (changed meanwhile; the name or a server is another's; the desk is not connected)
 */
export function updateQueue(kernel: Kernel, update: QueueUpdate): Promise<void> {
  const { workspace, agent, queue } = update
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const queues = await lockQueues(tx, workspace, at)
    const before = queues.find(({ id }) => id === queue)
    if (!before) throw new Refusal('not_found', 'There is no such queue.')
    if (before.version !== update.version) {
      throw new Refusal('conflict', 'Somebody has changed this queue since you opened it.', { version: before.version })
    }
    const { name = before.name, desk = before.desk } = update
    // The default queue takes what no other names, so it names nothing itself.
    const guilds = before.isDefault ? [] : [...new Set(update.guilds ?? before.guilds)]
    refuseTaken(
      queues.filter(({ id }) => id !== queue),
      { name, guilds },
    )
    if (desk !== before.desk) await holdDesk(tx, workspace, desk)
    tx.later(UPDATE, [workspace, queue, name, desk, JSON.stringify(guilds)])
    await recordAudit(tx, {
      workspace,
      agent,
      act: 'queue.changed',
      subject: `queue:${queue}`,
      facts: { name, desk },
      at,
    })
    await appendEvents(tx, [{ workspace, kind: 'queue.changed', conversation: null, agent, at }])
  })
}
