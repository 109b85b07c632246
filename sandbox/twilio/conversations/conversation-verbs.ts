import type { Account, TwilioWorld } from '../world.ts'
import { type Actor, byTwilio } from './actor.ts'
import { tellConversation, tellState } from './events.ts'
import { durationMs } from './read-fields.ts'
import { cannotBeginClosed, conversationClosed, nameLooksLikeSid, timerNeedsState, uniqueNameTaken } from './refuse.ts'
import {
  type Conversation,
  type ConversationState,
  configuration,
  conversations,
  findConversation,
  messages,
  participants,
  scopedWebhooks,
} from './tables.ts'

/** What may be said of a conversation. */
export interface ConversationWish {
  friendlyName?: string | undefined
  uniqueName?: string | undefined
  attributes?: string | undefined
  state?: ConversationState | undefined
  messagingService?: string | undefined
  /** ISO 8601; empty ends the timer. */
  inactiveAfter?: string | undefined
  closedAfter?: string | undefined
  created?: number | undefined
  updated?: number | undefined
}

export function createConversation(
  world: TwilioWorld,
  account: Account,
  wish: ConversationWish,
  actor: Actor,
): Conversation {
  if (wish.state === 'closed') throw cannotBeginClosed()
  if (wish.state === undefined && (wish.inactiveAfter || wish.closedAfter)) throw timerNeedsState()
  checkUniqueName(world, account, wish.uniqueName)
  const all = configuration(world, account)
  const now = world.clock()
  const conversation = conversations(world).put(
    withTimers(
      {
        sid: world.newSid('CH'),
        account: account.sid,
        friendlyName: wish.friendlyName ?? null,
        uniqueName: wish.uniqueName ?? null,
        attributes: wish.attributes ?? '{}',
        state: wish.state ?? 'active',
        messagingService: wish.messagingService ?? null,
        inactiveAfter: wish.inactiveAfter ?? all.inactiveAfter,
        closedAfter: wish.closedAfter ?? all.closedAfter,
        inactiveAt: null,
        closedAt: null,
        nextIndex: 0,
        created: wish.created ?? now,
        updated: wish.updated ?? now,
      },
      now,
    ),
  )
  tellConversation(world, conversation, actor, 'onConversationAdded')
  return conversation
}

export function updateConversation(
  world: TwilioWorld,
  account: Account,
  before: Conversation,
  wish: ConversationWish,
  actor: Actor,
): Conversation {
  refuseClosed(before)
  if (wish.uniqueName !== before.uniqueName) checkUniqueName(world, account, wish.uniqueName)
  const now = world.clock()
  const changed = {
    ...before,
    friendlyName: wish.friendlyName ?? before.friendlyName,
    uniqueName: wish.uniqueName ?? before.uniqueName,
    attributes: wish.attributes ?? before.attributes,
    messagingService: wish.messagingService ?? before.messagingService,
    inactiveAfter: wish.inactiveAfter === '' ? null : (wish.inactiveAfter ?? before.inactiveAfter),
    closedAfter: wish.closedAfter === '' ? null : (wish.closedAfter ?? before.closedAfter),
    state: wish.state ?? before.state,
    updated: wish.updated ?? now,
  }
  const timersChanged = wish.state !== undefined || wish.inactiveAfter !== undefined || wish.closedAfter !== undefined
  const conversation = conversations(world).put(timersChanged ? withTimers(changed, now) : changed)
  tellConversation(world, conversation, actor, 'onConversationUpdated')
  if (conversation.state !== before.state) tellState(world, conversation, actor, before.state, 'API')
  return conversation
}

/** Closed is final (docs/conversations/states-timers, "Closed conversations"). Flex closes a conversation with its channel. */
export function changeState(
  world: TwilioWorld,
  before: Conversation,
  state: ConversationState,
  reason: 'API' | 'TIMER' | 'EVENT',
  actor: Actor = byTwilio,
): Conversation {
  if (before.state === state) return before
  refuseClosed(before)
  const now = world.clock()
  const conversation = conversations(world).put(withTimers({ ...before, state, updated: now }, now))
  tellState(world, conversation, actor, before.state, reason)
  return conversation
}

/** With all that is in it. */
export function removeConversation(world: TwilioWorld, conversation: Conversation, actor: Actor): void {
  conversations(world).drop(conversation.sid)
  tellConversation(world, conversation, actor, 'onConversationRemoved')
  for (const table of [messages(world), participants(world), scopedWebhooks(world)])
    for (const { sid } of table.of(conversation.sid)) table.drop(sid)
}

export function refuseClosed(conversation: Conversation): void {
  if (conversation.state === 'closed') throw conversationClosed()
}

/** Both timers count from now: what was said, or a change of state, begins them anew. An inactive conversation has only the second. */
export function withTimers(conversation: Conversation, now: number): Conversation {
  const { state, inactiveAfter, closedAfter } = conversation
  const runs = state === 'active' || state === 'inactive'
  return {
    ...conversation,
    inactiveAt: state === 'active' && inactiveAfter ? now + durationMs(inactiveAfter) : null,
    closedAt: runs && closedAfter ? now + durationMs(closedAfter) : null,
  }
}

/** Moves whatever is due: active to inactive, either to closed. */
export function endTimers(world: TwilioWorld, now: number): void {
  for (const conversation of conversations(world).all()) {
    const { closedAt, inactiveAt } = conversation
    if (closedAt !== null && closedAt <= now) changeState(world, conversation, 'closed', 'TIMER')
    else if (inactiveAt !== null && inactiveAt <= now) {
      const inactive = changeState(world, conversation, 'inactive', 'TIMER')
      // Both were begun by the last message: becoming inactive does not put closing off.
      conversations(world).put({ ...inactive, closedAt })
    }
  }
}

function checkUniqueName(world: TwilioWorld, account: Account, name: string | undefined): void {
  if (!name) return
  if (/^CH[0-9a-f]{32}$/.test(name)) throw nameLooksLikeSid()
  if (findConversation(world, account.sid, name)) throw uniqueNameTaken()
}
