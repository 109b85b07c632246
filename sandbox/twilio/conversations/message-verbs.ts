import type { TwilioWorld } from '../world.ts'
import type { Actor } from './actor.ts'
import { refuseClosed, withTimers } from './conversation-verbs.ts'
import { tellMessage, tellState } from './events.ts'
import { type Conversation, conversations, type Message, messages, participants } from './tables.ts'

export interface MessageWish {
  author?: string | undefined
  body?: string | undefined
  attributes?: string | undefined
  media?: Message['media'] | undefined
  /** For what was said before and is taken over. */
  created?: number | undefined
  updated?: number | undefined
  contentSid?: string | undefined
}

/** Says something. An inactive conversation is active again (docs/conversations/states-timers), and its timers begin anew. */
export function addMessage(world: TwilioWorld, before: Conversation, wish: MessageWish, actor: Actor): Message {
  refuseClosed(before)
  const now = world.clock()
  // Without Author it is the account itself (docs/conversations/api/conversation-message-resource: "defaults to system").
  const author = wish.author ?? actor.identity ?? 'system'
  const participant = participants(world)
    .of(before.sid)
    .find((each) => each.identity === author)
  const message = messages(world).put({
    sid: world.newSid('IM'),
    account: before.account,
    parent: before.sid,
    index: before.nextIndex,
    author,
    body: wish.body ?? null,
    attributes: wish.attributes ?? '{}',
    participant: participant?.sid ?? null,
    media: wish.media ?? [],
    created: wish.created ?? now,
    updated: wish.updated ?? wish.created ?? now,
    contentSid: wish.contentSid ?? null,
  })
  const conversation = conversations(world).put(
    withTimers({ ...before, nextIndex: before.nextIndex + 1, state: 'active', updated: now }, now),
  )
  if (before.state !== 'active') tellState(world, conversation, actor, before.state, 'EVENT')
  tellMessage(world, conversation, actor, 'onMessageAdded', message)
  return message
}

export function changeMessage(world: TwilioWorld, before: Message, wish: MessageWish, actor: Actor): Message {
  const conversation = openConversation(world, before)
  const message = messages(world).put({
    ...before,
    author: wish.author ?? before.author,
    body: wish.body ?? before.body,
    attributes: wish.attributes ?? before.attributes,
    created: wish.created ?? before.created,
    updated: wish.updated ?? world.clock(),
  })
  tellMessage(world, conversation, actor, 'onMessageUpdated', message)
  return message
}

/** Its index stays empty for ever (reference §1.4 item 3). */
export function removeMessage(world: TwilioWorld, message: Message, actor: Actor): void {
  const conversation = openConversation(world, message)
  messages(world).drop(message.sid)
  tellMessage(world, conversation, actor, 'onMessageRemoved', message)
}

function openConversation(world: TwilioWorld, message: Message): Conversation {
  const conversation = conversations(world).get(message.parent)!
  refuseClosed(conversation)
  return conversation
}
