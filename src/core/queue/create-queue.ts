import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { DeskName } from '../../protocol/queues.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { holdDesk } from './connected-desk.ts'
import { lockQueues, type QueueAct, refuseTaken } from './queue.ts'

const MOST = 50

const CREATE: Statement = {
  name: 'queue_create',
  text: 'insert into queue (workspace, id, name, desk, guilds, created_at) values ($1, $2, $3, $4, $5::jsonb, $6)',
}

/**
 * Adds a queue. Answers its id.
 * @throws Refusal conflict (the name or a server is another's; the desk is not connected), too_many
 */
export function createQueue(
  kernel: Kernel,
  act: QueueAct & { name: string; desk: DeskName; guilds: readonly string[] },
): Promise<string> {
  const { workspace, agent, name, desk } = act
  const guilds = [...new Set(act.guilds)]
  return kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    const others = await lockQueues(tx, workspace, at)
    if (others.length >= MOST) throw new Refusal('too_many', 'There are fifty queues already. Remove one first.')
    refuseTaken(others, { name, guilds })
    await holdDesk(tx, workspace, desk)
    const id = newId()
    tx.later(CREATE, [workspace, id, name, desk, JSON.stringify(guilds), at])
    await recordAudit(tx, { workspace, agent, act: 'queue.created', subject: `queue:${id}`, facts: { name, desk }, at })
    await appendEvents(tx, [{ workspace, kind: 'queue.changed', conversation: null, agent, at }])
    return id
  })
}
