import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { holdFace } from '../agent/public-name.ts'
import { ownCase } from '../case/follow-conversation.ts'
import { lockConversation } from './conversation.ts'
import { factsOf } from './facts-of.ts'
import type { ConversationAct } from './take-conversation.ts'

const OTHER: Statement = {
  name: 'conversation_other_open',
  text: `select id from conversation where workspace = $1 and identity_id = $2 and status <> 'resolved'`,
}

const REOPEN: Statement = {
  name: 'conversation_reopen_by_agent',
  text: `update conversation set status = 'assigned', assignee_id = $3, resolved_at = null, resolved_by = null, quiet_since = null,
      reminded_at = null, desk = 'console', desk_agent = null
    where workspace = $1 and id = $2`,
}

/**
 * An agent goes on with a resolved conversation, which becomes theirs.
 * @throws Refusal not_found, forbidden (the agent is deactivated), conflict (the contact has meanwhile begun another one)
 */
export function reopenConversation(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status !== 'resolved') return
    const [other] = await tx.run<{ id: string }>(OTHER, [workspace, conversation.identityId])
    if (other) {
      throw new Refusal('conflict', 'A newer conversation with this contact is open. Go on there.', {
        conversation: other.id,
      })
    }
    // Who is being deactivated in this moment gets nothing back: their chats have gone to the queue.
    await holdFace(tx, workspace, agent)
    await tx.run(REOPEN, [workspace, conversation.id, agent])
    const at = kernel.clock.now()
    ownCase(tx, { workspace, conversation: conversation.id, owner: agent, now: at })
    const fact = { workspace, kind: 'conversation.reopened' as const, conversation: conversation.id, agent, at }
    await appendEvents(tx, factsOf(fact, { said: null, case: conversation.caseId }))
  })
}
