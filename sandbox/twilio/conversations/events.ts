import type { ConversationEventType, TwilioWorld } from '../world.ts'
import type { Actor } from './actor.ts'
import type { Conversation, Message, Participant } from './tables.ts'

/** Webhooks tell milliseconds, unlike answers (reference twilio.md §1.3, the captured body). */
const exactly = (ms: number): string => new Date(ms).toISOString()

/** Tells of something in a conversation; the fields that every event has are added here (docs/conversations/conversations-webhooks). */
function tell(
  world: TwilioWorld,
  conversation: Conversation,
  actor: Actor,
  type: ConversationEventType,
  fields: Record<string, string>,
): void {
  const account = world.accounts.get(conversation.account)
  world.tell({
    account: conversation.account,
    conversation: conversation.sid,
    type,
    source: actor.source,
    ...(actor.identity === undefined ? {} : { identity: actor.identity }),
    webhooks: actor.webhooks,
    fields: {
      AccountSid: conversation.account,
      ChatServiceSid: account?.chatService ?? '',
      ...(conversation.messagingService === null ? {} : { MessagingServiceSid: conversation.messagingService }),
      EventType: type,
      Source: actor.source,
      ...(actor.identity === undefined ? {} : { ClientIdentity: actor.identity }),
      ConversationSid: conversation.sid,
      ...fields,
    },
  })
}

/** Body is absent on media-only messages and Media on the others (reference §1.3, the captured body). */
export function messageFields(message: Message): Record<string, string> {
  const media = message.media.map(({ sid, filename, content_type, size }) => ({
    Sid: sid,
    Filename: filename,
    ContentType: content_type,
    Size: size,
  }))
  return {
    MessageSid: message.sid,
    Index: String(message.index),
    Author: message.author,
    Attributes: message.attributes,
    DateCreated: exactly(message.created),
    ...(message.participant === null ? {} : { ParticipantSid: message.participant }),
    ...(message.body === null ? {} : { Body: message.body }),
    ...(media.length === 0 ? {} : { Media: JSON.stringify(media) }),
  }
}

export function tellMessage(
  world: TwilioWorld,
  conversation: Conversation,
  actor: Actor,
  type: 'onMessageAdded' | 'onMessageUpdated' | 'onMessageRemoved',
  message: Message,
): void {
  const when =
    type === 'onMessageUpdated'
      ? { DateUpdated: exactly(message.updated) }
      : type === 'onMessageRemoved'
        ? { DateRemoved: exactly(world.clock()) }
        : {}
  tell(world, conversation, actor, type, { ...messageFields(message), ...when })
}

export function tellParticipant(
  world: TwilioWorld,
  conversation: Conversation,
  actor: Actor,
  type: 'onParticipantAdded' | 'onParticipantUpdated' | 'onParticipantRemoved',
  participant: Participant,
): void {
  const { identity, binding, lastReadIndex } = participant
  const read =
    type === 'onParticipantUpdated' && lastReadIndex !== null ? { LastReadMessageIndex: String(lastReadIndex) } : {}
  const addressed = binding
    ? {
        'MessagingBinding.Address': binding.address ?? '',
        'MessagingBinding.ProxyAddress': binding.proxy_address ?? '',
      }
    : {}
  const when =
    type === 'onParticipantAdded'
      ? { DateCreated: exactly(participant.created) }
      : type === 'onParticipantUpdated'
        ? { DateUpdated: exactly(participant.updated) }
        : { DateRemoved: exactly(world.clock()) }
  tell(world, conversation, actor, type, {
    ParticipantSid: participant.sid,
    RoleSid: participant.role,
    Attributes: participant.attributes,
    ...(identity === null ? {} : { Identity: identity }),
    'MessagingBinding.Type': binding?.type?.toUpperCase() ?? 'CHAT',
    ...addressed,
    ...read,
    ...when,
  })
}

export function tellConversation(
  world: TwilioWorld,
  conversation: Conversation,
  actor: Actor,
  type: 'onConversationAdded' | 'onConversationUpdated' | 'onConversationRemoved',
): void {
  const { friendlyName, uniqueName, attributes, state } = conversation
  tell(world, conversation, actor, type, {
    ...(friendlyName === null ? {} : { FriendlyName: friendlyName }),
    ...(uniqueName === null ? {} : { UniqueName: uniqueName }),
    Attributes: attributes,
    State: state,
    DateCreated: exactly(conversation.created),
    DateUpdated: exactly(conversation.updated),
  })
}

/** Reason says whose doing it was: a request, a timer, or a message that woke an inactive conversation. */
export function tellState(
  world: TwilioWorld,
  conversation: Conversation,
  actor: Actor,
  from: string,
  reason: 'API' | 'TIMER' | 'EVENT',
): void {
  tell(world, conversation, actor, 'onConversationStateUpdated', {
    StateFrom: from,
    StateTo: conversation.state,
    StateUpdated: exactly(conversation.updated),
    Reason: reason,
  })
}
