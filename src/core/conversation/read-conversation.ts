import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from './conversation.ts'
import type { ConversationAct } from './take-conversation.ts'

const READ: Statement = {
  name: 'conversation_read',
  text: 'update conversation set unread = 0 where workspace = $1 and id = $2',
}

/** An agent has looked at what the contact wrote. Writes nothing when there was nothing new. */
export function readConversation(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.unread === 0) return
    await tx.run(READ, [workspace, conversation.id])
    const at = kernel.clock.now()
    await appendEvents(tx, [{ workspace, kind: 'conversation.read', conversation: conversation.id, agent, at }])
  })
}
