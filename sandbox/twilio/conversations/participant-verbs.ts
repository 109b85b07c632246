import type { Account, TwilioWorld } from '../world.ts'
import type { Actor } from './actor.ts'
import { refuseClosed } from './conversation-verbs.ts'
import { tellParticipant } from './events.ts'
import { participantExists, tooManyParticipants, userExists } from './refuse.ts'
import {
  type Conversation,
  conversations,
  findUser,
  type Participant,
  participants,
  type User,
  users,
} from './tables.ts'

const MOST_PARTICIPANTS = 1000

/** `priya.kumar@lumen` → `priya_2Ekumar_40lumen`: how Flex names its workers in conversations (reference §1.3). */
export function workerIdentity(name: string): string {
  return name.replace(
    /[^A-Za-z0-9]/g,
    (letter) => `_${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

export interface ParticipantWish {
  identity?: string | undefined
  attributes?: string | undefined
  binding?: Record<string, string> | undefined
  role?: string | undefined
  lastReadIndex?: number | undefined
  lastReadAt?: string | undefined
}

/** Adds somebody; whoever has no User gets one (docs/conversations/api/user-resource: made when first added). */
export function addParticipant(
  world: TwilioWorld,
  account: Account,
  conversation: Conversation,
  wish: ParticipantWish,
  actor: Actor,
): Participant {
  refuseClosed(conversation)
  const there = participants(world).of(conversation.sid)
  if (wish.identity !== undefined && there.some((each) => each.identity === wish.identity)) throw participantExists()
  if (there.length >= MOST_PARTICIPANTS) throw tooManyParticipants()
  const now = world.clock()
  const user = wish.identity === undefined ? undefined : knownUser(world, account, wish.identity)
  const participant = participants(world).put({
    sid: world.newSid('MB'),
    account: account.sid,
    parent: conversation.sid,
    identity: wish.identity ?? null,
    attributes: wish.attributes ?? '{}',
    binding: wish.binding ?? null,
    role: wish.role ?? user?.role ?? roleOf(account),
    lastReadIndex: null,
    lastReadAt: null,
    created: now,
    updated: now,
  })
  tellParticipant(world, conversation, actor, 'onParticipantAdded', participant)
  return participant
}

export function updateParticipant(
  world: TwilioWorld,
  before: Participant,
  wish: ParticipantWish,
  actor: Actor,
): Participant {
  const conversation = conversations(world).get(before.parent)!
  refuseClosed(conversation)
  const participant = participants(world).put({
    ...before,
    identity: wish.identity ?? before.identity,
    attributes: wish.attributes ?? before.attributes,
    role: wish.role ?? before.role,
    lastReadIndex: wish.lastReadIndex ?? before.lastReadIndex,
    lastReadAt:
      wish.lastReadAt ?? (wish.lastReadIndex === undefined ? before.lastReadAt : new Date(world.clock()).toISOString()),
    updated: world.clock(),
  })
  tellParticipant(world, conversation, actor, 'onParticipantUpdated', participant)
  return participant
}

export function removeParticipant(world: TwilioWorld, participant: Participant, actor: Actor): void {
  const conversation = conversations(world).get(participant.parent)!
  refuseClosed(conversation)
  participants(world).drop(participant.sid)
  tellParticipant(world, conversation, actor, 'onParticipantRemoved', participant)
}

/** Who takes part, by sid or identity; both address a participant (docs/conversations/api/conversation-participant-resource). */
export function findParticipant(world: TwilioWorld, conversation: string, name: string): Participant | undefined {
  return participants(world)
    .of(conversation)
    .find((each) => each.sid === name || each.identity === name)
}

export function createUser(
  world: TwilioWorld,
  account: Account,
  wish: {
    identity: string
    friendlyName?: string | undefined
    attributes?: string | undefined
    role?: string | undefined
  },
): User {
  if (findUser(world, account.sid, wish.identity)) throw userExists()
  const now = world.clock()
  return users(world).put({
    sid: world.newSid('US'),
    account: account.sid,
    identity: wish.identity,
    friendlyName: wish.friendlyName ?? null,
    attributes: wish.attributes ?? '{}',
    role: wish.role ?? roleOf(account),
    created: now,
    updated: now,
  })
}

function knownUser(world: TwilioWorld, account: Account, identity: string): User {
  return findUser(world, account.sid, identity) ?? createUser(world, account, { identity })
}

/** The default role of the service: one for all, named after it. */
function roleOf(account: Account): string {
  return `RL${account.chatService.slice(2)}`
}
