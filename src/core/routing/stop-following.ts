import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { endStay } from '../conversation/end-stay.ts'
import { wakeTurns } from '../conversation/wake-turns.ts'

/** No router follows the conversation any more; what waits for its turn is taken at once. Nothing where agents have it. */
export function stopFollowing(
  kernel: Kernel,
  { workspace, conversation: id }: { workspace: number; conversation: string },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const conversation = await lockConversation(tx, workspace, id)
    if (conversation.status !== 'automated') return
    const events = await endStay(tx, { workspace, conversation, now })
    await wakeTurns(tx, workspace, [id], now)
    await appendEvents(tx, events)
  })
}
