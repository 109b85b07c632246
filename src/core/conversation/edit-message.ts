import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { rewriteDeliveries } from '../delivery/rewrite-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import { queueRelays } from '../desk/queue-relays.ts'
import { lockOwnMessage, type MessageAct } from './own-message.ts'
import { partsOf, shownBy } from './store-outbound.ts'

const KEEP: Statement = {
  name: 'message_keep_revision',
  text: 'insert into message_revision (workspace, message_id, number, text, at) values ($1, $2, $3, $4, $5)',
}

const EDIT: Statement = {
  name: 'message_edit_own',
  text: 'update message set text = $3, edited_at = $4, revisions = $5 where workspace = $1 and id = $2',
}

/**
 * An agent changes a reply of theirs. What was not sent goes out in the new words; what was sent is edited where it stands.
 * @throws Refusal not_found, forbidden (another's), conflict (deleted), invalid (nothing left)
 */
export async function editMessage(kernel: Kernel, act: MessageAct & { text: string }): Promise<void> {
  const text = act.text.trim()
  if (text === '') throw new Refusal('invalid', 'Write something, or delete the reply.')
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const now = kernel.clock.now()
    const message = await lockOwnMessage(tx, act)
    if (message.deletedAt) throw new Refusal('conflict', 'This reply was deleted.')
    if (message.text === text) return
    const revision = message.revisions + 1
    await tx.run(KEEP, [workspace, message.id, revision, message.text, message.editedAt ?? message.sentAt])
    await tx.run(EDIT, [workspace, message.id, text, now, revision])
    const { conversation } = message
    const shown = shownBy(await publicNameOf(tx, workspace, agent), text)
    await rewriteDeliveries(tx, { workspace, conversation, message: message.id, now }, partsOf(shown))
    await wakeDeliveries(tx, { workspace, conversation, urgency: 'live', now })
    const { session } = message
    if (session) {
      const relay = { session, conversation, message: message.id, operation: 'edit' as const }
      await queueRelays(tx, workspace, [relay], now)
    }
    await appendEvents(tx, [{ workspace, kind: 'message.edited', conversation, message: message.id, agent, at: now }])
  })
}
