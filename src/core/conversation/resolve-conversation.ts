import type { Statement } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { localeOf } from './assign.ts'
import { lockConversation } from './conversation.ts'
import { giveNotice } from './give-notice.ts'
import type { ConversationAct } from './take-conversation.ts'

const RESOLVE: Statement = {
  name: 'conversation_resolve',
  text: `update conversation set status = 'resolved', resolved_at = $3, unread = 0 where workspace = $1 and id = $2`,
}

/** An agent ends a conversation; the contact is told, and how to go on. To resolve what is resolved changes nothing. */
export function resolveConversation(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const { workspace } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status === 'resolved') return
    const locale = await localeOf(tx, workspace, conversation.identityId)
    const notice = { kind: 'resolved' as const }
    const told = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
    await tx.run(RESOLVE, [workspace, conversation.id, now])
    const base = { workspace, conversation: conversation.id, agent: act.agent, at: now }
    const events: NewEvent[] = [{ ...base, kind: 'conversation.resolved' }]
    if (told) events.push({ ...base, kind: 'message.created', message: told })
    await appendEvents(tx, events)
  })
}
