import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { withdrawDeliveries } from '../delivery/rewrite-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import { queueRelays } from '../desk/queue-relays.ts'
import { lockOwnMessage, type MessageAct } from './own-message.ts'

const DELETE: Statement = {
  name: 'message_delete_own',
  text: 'update message set deleted_at = $3 where workspace = $1 and id = $2',
}

/**
 * An agent takes a reply of theirs back: what was not sent never is, what was sent is deleted on the channel. The words stay
 * here, hidden.
 * @throws Refusal not_found, forbidden
 */
export function deleteMessage(kernel: Kernel, act: MessageAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const now = kernel.clock.now()
    const message = await lockOwnMessage(tx, act)
    if (message.deletedAt) return
    const { conversation } = message
    await tx.run(DELETE, [workspace, message.id, now])
    await withdrawDeliveries(tx, { workspace, conversation, message: message.id, now })
    await wakeDeliveries(tx, { workspace, conversation, urgency: 'live', now })
    const { session } = message
    if (session) {
      const relay = { session, conversation, message: message.id, operation: 'delete' as const }
      await queueRelays(tx, workspace, [relay], now)
    }
    await appendEvents(tx, [{ workspace, kind: 'message.deleted', conversation, message: message.id, agent, at: now }])
  })
}
