import type { Account } from '../world.ts'
import type { Conversation, Message, Participant, ScopedWebhook, User } from './tables.ts'

export const HOST = 'conversations.twilio.com'
const BASE = `https://${HOST}/v1`

/** Answers tell whole seconds, as all examples of conversations_v1 do. */
export const inSeconds = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

export function presentTimers(conversation: Conversation): object {
  const { inactiveAt, closedAt } = conversation
  return {
    ...(inactiveAt === null ? {} : { date_inactive: inSeconds(inactiveAt) }),
    ...(closedAt === null ? {} : { date_closed: inSeconds(closedAt) }),
  }
}

export function presentConversation(account: Account, conversation: Conversation): object {
  const url = `${BASE}/Conversations/${conversation.sid}`
  return {
    sid: conversation.sid,
    account_sid: conversation.account,
    chat_service_sid: account.chatService,
    messaging_service_sid: conversation.messagingService,
    friendly_name: conversation.friendlyName,
    unique_name: conversation.uniqueName,
    attributes: conversation.attributes,
    state: conversation.state,
    date_created: inSeconds(conversation.created),
    date_updated: inSeconds(conversation.updated),
    timers: presentTimers(conversation),
    bindings: {},
    url,
    links: {
      participants: `${url}/Participants`,
      messages: `${url}/Messages`,
      webhooks: `${url}/Webhooks`,
      export: `${url}/Export`,
    },
  }
}

export function presentMessage(message: Message): object {
  const url = `${BASE}/Conversations/${message.parent}/Messages/${message.sid}`
  return {
    sid: message.sid,
    account_sid: message.account,
    conversation_sid: message.parent,
    index: message.index,
    author: message.author,
    body: message.body,
    media: message.media.length > 0 ? message.media : null,
    attributes: message.attributes,
    participant_sid: message.participant,
    date_created: inSeconds(message.created),
    date_updated: inSeconds(message.updated),
    // Receipts are of SMS and its like: an identity has none.
    delivery: null,
    content_sid: message.contentSid,
    url,
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
  }
}

export function presentParticipant(participant: Participant): object {
  return {
    sid: participant.sid,
    account_sid: participant.account,
    conversation_sid: participant.parent,
    identity: participant.identity,
    attributes: participant.attributes,
    messaging_binding: participant.binding,
    role_sid: participant.role,
    last_read_message_index: participant.lastReadIndex,
    last_read_timestamp: participant.lastReadAt,
    date_created: inSeconds(participant.created),
    date_updated: inSeconds(participant.updated),
    url: `${BASE}/Conversations/${participant.parent}/Participants/${participant.sid}`,
  }
}

export function presentUser(account: Account, user: User): object {
  const url = `${BASE}/Users/${user.sid}`
  return {
    sid: user.sid,
    account_sid: user.account,
    chat_service_sid: account.chatService,
    role_sid: user.role,
    identity: user.identity,
    friendly_name: user.friendlyName,
    attributes: user.attributes,
    is_online: null,
    is_notifiable: null,
    date_created: inSeconds(user.created),
    date_updated: inSeconds(user.updated),
    url,
    links: { user_conversations: `${url}/Conversations` },
  }
}

export function presentScopedWebhook(webhook: ScopedWebhook): object {
  const { target, url, method, filters, triggers, flow } = webhook
  const where = target === 'studio' ? { flow_sid: flow, filters } : { url, method, filters, triggers }
  return {
    sid: webhook.sid,
    account_sid: webhook.account,
    conversation_sid: webhook.parent,
    target,
    configuration: { ...where, ...(webhook.replayAfter === null ? {} : { replay_after: webhook.replayAfter }) },
    date_created: inSeconds(webhook.created),
    date_updated: inSeconds(webhook.updated),
    url: `${BASE}/Conversations/${webhook.parent}/Webhooks/${webhook.sid}`,
  }
}
