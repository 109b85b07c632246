import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { isAvailable } from '../agent/availability.ts'
import { publicNameOf } from '../agent/public-name.ts'
import { assign } from './assign.ts'
import { lockConversation } from './conversation.ts'
import { noteFact } from './note-fact.ts'
import type { ConversationAct } from './take-conversation.ts'

/**
 * An agent gives a conversation to a colleague, who must be there to answer. To give it to who has it changes nothing.
 * @throws Refusal not_found, forbidden (the colleague is deactivated), conflict (they are away; or it is resolved)
 */
export function assignConversation(kernel: Kernel, act: ConversationAct & { to: string }): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, to } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status === 'assigned' && conversation.assigneeId === to) return
    if (conversation.status === 'resolved')
      throw new Refusal('conflict', 'This conversation is resolved. Reopen it first.')
    const name = await publicNameOf(tx, workspace, to)
    if (to !== agent && !(await isAvailable(tx, workspace, to))) {
      throw new Refusal('conflict', `Not transferred: ${name} is away. Pick someone else.`)
    }
    const now = kernel.clock.now()
    const by = await publicNameOf(tx, workspace, agent)
    const words = to === agent ? `${by} took this.` : `${by} assigned this to ${name}.`
    const fact = noteFact(tx, { workspace, conversation: conversation.id, agent, words, now })
    const at = new Date(now.getTime() + 1)
    const events = await assign(tx, { workspace, conversation, agent: to, looked: to === agent, now: at })
    await appendEvents(tx, [fact, ...events])
  })
}
