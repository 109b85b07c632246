import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { assign } from './assign.ts'
import { lockConversation } from './conversation.ts'
import { refuseElsewhere } from './elsewhere.ts'

/** Which conversation an agent acts on. */
export interface ConversationAct {
  workspace: number
  conversation: string
  agent: string
}

/**
 * An agent takes a conversation that waits. Of two who take at once exactly one gets it; the other is told by whom. Taking
 * what is one's own changes nothing. What is answered at another desk is taken only with `here`, which ends it there.
 * @throws Refusal not_found, conflict
 */
export function takeConversation(kernel: Kernel, act: ConversationAct & { here?: boolean | undefined }): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, act.workspace, act.conversation)
    if (conversation.status === 'assigned' && conversation.assigneeId === act.agent) return
    if (conversation.status === 'assigned' && conversation.assigneeId) {
      const name = await publicNameOf(tx, act.workspace, conversation.assigneeId)
      throw new Refusal('conflict', `${name} took this one before you.`, { assignee: conversation.assigneeId })
    }
    if (conversation.status === 'resolved')
      throw new Refusal('conflict', 'This conversation is resolved. Reopen it first.')
    if (!act.here) refuseElsewhere(conversation)
    const events = await assign(tx, {
      workspace: act.workspace,
      conversation,
      agent: act.agent,
      looked: true,
      now: kernel.clock.now(),
    })
    await appendEvents(tx, events)
  })
}
