import { lockConversation } from '../conversation/conversation.ts'
import { handOff } from '../routing/handoff.ts'
import type { Stay } from './stay.ts'

/**
 * The other side, which only followed the conversation, has asked for an agent by itself: control passes there now, as if we had been asked, and
 * the virtual agent is silent. Nothing where that has happened before.
 */
export async function followCall(stay: Stay): Promise<void> {
  const { tx, workspace, conversation, session, here, now } = stay
  if (!here || session.purpose !== 'router' || conversation.status !== 'automated') return
  const handoff = { workspace, conversation, reason: 'asked' as const, callBy: now, now: stay.next() }
  stay.events.push(...(await handOff(tx, handoff)))
  stay.conversation = await lockConversation(tx, workspace, conversation.id)
  stay.session = { ...session, purpose: 'desk', calledAt: now }
  stay.here = stay.conversation.sessionId === session.id
}
