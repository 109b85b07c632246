import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { refuseElsewhere } from '../conversation/elsewhere.ts'
import { noteFact } from '../conversation/note-fact.ts'
import type { ConversationAct } from '../conversation/take-conversation.ts'
import { handOff } from './handoff.ts'

/**
 * An agent gives a conversation to the queue, where it keeps the turn that it had. What waits there already stays as it is.
 * @throws Refusal not_found, conflict (resolved, or answered at another desk)
 */
export function releaseConversation(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status === 'queued') return
    if (conversation.status === 'resolved')
      throw new Refusal('conflict', 'This conversation is resolved. Reopen it first.')
    refuseElsewhere(conversation)
    const now = kernel.clock.now()
    const words = `${await publicNameOf(tx, workspace, agent)} put this in the queue.`
    const fact = noteFact(tx, { workspace, conversation: conversation.id, agent, words, now })
    const keepsTurn = conversation.status === 'assigned'
    const at = new Date(now.getTime() + 1)
    const events = await handOff(tx, { workspace, conversation, reason: 'agent', keepsTurn, now: at })
    await appendEvents(tx, [fact, ...events])
  })
}
