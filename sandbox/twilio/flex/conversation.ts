import { byTwilio } from '../conversations/actor.ts'
import { changeState } from '../conversations/conversation-verbs.ts'
import {
  addParticipant,
  findParticipant,
  removeParticipant,
  workerIdentity,
} from '../conversations/participant-verbs.ts'
import { type Conversation, type ConversationState, conversations, participants } from '../conversations/tables.ts'
import type { Twilio } from '../twilio.ts'
import { type Worker, workers } from './model.ts'

/** A worker's identity in conversations: `priya.kumar` is `priya_2Ekumar`. */
export const identityOf = (worker: Worker): string => workerIdentity(worker.name)

/** Undefined where there is none. */
export function conversationState(twilio: Twilio, sid: string): ConversationState | undefined {
  return conversations(twilio.world).get(sid)?.state
}

/** Who is in it and is no worker of Flex. */
export function contactsOf(twilio: Twilio, sid: string): string[] {
  const agents = new Set(workers(twilio.world).all().map(identityOf))
  return participants(twilio.world)
    .of(sid)
    .map((each) => each.identity ?? each.binding?.address ?? '')
    .filter((address) => address !== '' && !agents.has(address))
}

/** Flex itself adds agents, by an act that webhooks hear of. */
export function joinConversation(twilio: Twilio, sid: string, identity: string): void {
  const conversation = open(twilio, sid)
  const account = conversation && twilio.world.accounts.get(conversation.account)
  if (!conversation || !account || findParticipant(twilio.world, sid, identity)) return
  addParticipant(twilio.world, account, conversation, { identity }, byTwilio)
}

export function leaveConversation(twilio: Twilio, sid: string, identity: string): void {
  const participant = open(twilio, sid) && findParticipant(twilio.world, sid, identity)
  if (participant) removeParticipant(twilio.world, participant, byTwilio)
}

/** For good: nobody can write in it any more. */
export function closeConversation(twilio: Twilio, sid: string): void {
  const conversation = open(twilio, sid)
  if (conversation) changeState(twilio.world, conversation, 'closed', 'API')
}

export function pauseConversation(twilio: Twilio, sid: string): void {
  const conversation = open(twilio, sid)
  if (conversation) changeState(twilio.world, conversation, 'inactive', 'API')
}

function open(twilio: Twilio, sid: string): Conversation | undefined {
  const conversation = conversations(twilio.world).get(sid)
  return conversation?.state === 'closed' ? undefined : conversation
}
