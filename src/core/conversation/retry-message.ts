import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { retryDeliveries } from '../delivery/retry-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import { lockMessage, type MessageAct } from './own-message.ts'

/**
 * An agent has a reply tried again that failed, or of which nobody knows whether it arrived: then it is the agent who has
 * decided that twice is better than never.
 * @throws Refusal not_found, conflict (nothing to try again)
 */
export function retryMessage(kernel: Kernel, act: MessageAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const now = kernel.clock.now()
    const message = await lockMessage(tx, act)
    const count = message.deletedAt ? 0 : await retryDeliveries(tx, workspace, message.id)
    if (count === 0) throw new Refusal('conflict', 'There is nothing to try again.')
    const { conversation } = message
    await wakeDeliveries(tx, { workspace, conversation, urgency: 'live', now })
    await appendEvents(tx, [{ workspace, kind: 'delivery.changed', conversation, message: message.id, agent, at: now }])
  })
}
