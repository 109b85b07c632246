import { listPage } from '../list-page.ts'
import { invalidParameter } from '../refusals.ts'
import { created, gone, ok, type TwilioRequest, type TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { byRequest } from './actor.ts'
import {
  type ConversationWish,
  createConversation,
  removeConversation,
  updateConversation,
} from './conversation-verbs.ts'
import { HOST, inSeconds, presentConversation, presentTimers } from './present.ts'
import { readAttributes, readInstant, readText, readTimer } from './read-fields.ts'
import { askedConversation, both } from './route.ts'
import { type Conversation, type ConversationState, conversations, type Participant, participants } from './tables.ts'

/** docs/conversations/api/conversation-resource: 16 KB of attributes, timers of a minute and of ten at least. */
const MOST_ATTRIBUTES = 16 * 1024
const LEAST_INACTIVE_MS = 60_000
const LEAST_CLOSED_MS = 600_000

export const conversationRoutes: readonly TwilioRoute[] = [
  ...both('POST', '/Conversations', (twilio, request) => {
    const wish = readConversation(request.form)
    twilio.limits.take(`conversations/${request.account.chatService}`)
    const made = createConversation(twilio.world, request.account, wish, byRequest(request))
    return created(presentConversation(request.account, made))
  }),
  ...both('GET', '/Conversations', (twilio, request) => {
    const state = request.query.get('State')
    const mine = conversations(twilio.world)
      .all()
      .filter((each) => each.account === request.account.sid && (state === null || each.state === state))
    return listPage(request, HOST, 'conversations', mine, (each) => presentConversation(request.account, each), {
      most: 100,
    })
  }),
  ...both('GET', '/Conversations/:conversation', (twilio, request) =>
    ok(presentConversation(request.account, askedConversation(twilio, request))),
  ),
  ...both('POST', '/Conversations/:conversation', (twilio, request) => {
    const before = askedConversation(twilio, request)
    twilio.limits.take(before.sid)
    const wish = readConversation(request.form)
    const changed = updateConversation(twilio.world, request.account, before, wish, byRequest(request))
    return ok(presentConversation(request.account, changed))
  }),
  ...both('DELETE', '/Conversations/:conversation', (twilio, request) => {
    removeConversation(twilio.world, askedConversation(twilio, request), byRequest(request))
    return gone()
  }),
  ...both('GET', '/ParticipantConversations', participantConversations),
]

function readConversation(form: URLSearchParams): ConversationWish {
  return {
    friendlyName: readText(form, 'FriendlyName'),
    uniqueName: readText(form, 'UniqueName'),
    attributes: readAttributes(form, MOST_ATTRIBUTES),
    state: readState(form),
    messagingService: readText(form, 'MessagingServiceSid'),
    inactiveAfter: readTimer(form, 'Timers.Inactive', LEAST_INACTIVE_MS),
    closedAfter: readTimer(form, 'Timers.Closed', LEAST_CLOSED_MS),
    created: readInstant(form, 'DateCreated'),
    updated: readInstant(form, 'DateUpdated'),
  }
}

function readState(form: URLSearchParams): ConversationState | undefined {
  const state = form.get('State')
  if (state === null) return undefined
  if (!['initializing', 'active', 'inactive', 'closed'].includes(state)) throw invalidParameter('State is not valid')
  return state as ConversationState
}

/** docs/conversations/api/participant-conversation-resource: the conversations that somebody takes part in. */
function participantConversations(twilio: Twilio, request: TwilioRequest) {
  const identity = request.query.get('Identity')
  const address = request.query.get('Address')
  if (identity === null && address === null) throw invalidParameter('Identity or Address is required')
  const mine = participants(twilio.world)
    .all()
    .filter((each) => each.account === request.account.sid)
    .filter((each) => (identity !== null ? each.identity === identity : each.binding?.address === address))
  const present = (each: Participant) => {
    const conversation = conversations(twilio.world).get(each.parent)!
    return presentMembership(request.account.chatService, each, conversation)
  }
  return listPage(request, HOST, 'conversations', mine, present, { most: 50 })
}

function presentMembership(service: string, participant: Participant, conversation: Conversation): object {
  return {
    account_sid: conversation.account,
    chat_service_sid: service,
    participant_sid: participant.sid,
    participant_user_sid: null,
    participant_identity: participant.identity,
    participant_messaging_binding: participant.binding,
    conversation_sid: conversation.sid,
    conversation_unique_name: conversation.uniqueName,
    conversation_friendly_name: conversation.friendlyName,
    conversation_attributes: conversation.attributes,
    conversation_date_created: inSeconds(conversation.created),
    conversation_date_updated: inSeconds(conversation.updated),
    conversation_created_by: 'system',
    conversation_state: conversation.state,
    conversation_timers: presentTimers(conversation),
    links: {
      conversation: `https://${HOST}/v1/Conversations/${conversation.sid}`,
      participant: `https://${HOST}/v1/Conversations/${conversation.sid}/Participants/${participant.sid}`,
    },
  }
}
