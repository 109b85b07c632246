import type { LiveFrame, SandboxMessage, StateView } from '../../contract.ts'

export interface Typing {
  channel: string
  user: string
  /** When this page stops to show it, milliseconds since 1970. */
  until: number
}

/** What a window knows: the world as its member sees it, and whether it is still told of changes. */
export interface Snapshot {
  status: 'connecting' | 'live' | 'away'
  state: StateView | null
  typing: Typing[]
}

export const NOTHING: Snapshot = { status: 'connecting', state: null, typing: [] }

/** Discord shows typing for ten seconds (documentation: gateway-events, "Typing Start"). */
const TYPING_MS = 10_000
const LOG_KEPT = 300
const INTERACTIONS_KEPT = 100

/** Orders snowflakes by age without big integers: more digits are younger. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** Puts a message in its place by its id, whether it is new or changed. */
export function placeMessage(list: SandboxMessage[], message: SandboxMessage): SandboxMessage[] {
  let at = list.length
  while (at > 0 && compareIds(list[at - 1]!.id, message.id) > 0) at -= 1
  const known = list[at - 1]?.id === message.id
  return known ? list.with(at - 1, message) : list.toSpliced(at, 0, message)
}

function replaceById<T extends { id: string }>(list: T[], item: T): T[] {
  const at = list.findIndex((each) => each.id === item.id)
  return at === -1 ? [...list, item] : list.with(at, item)
}

/** Applies one frame. `now` is milliseconds since 1970 by this page's clock. */
export function applyFrame(snapshot: Snapshot, frame: LiveFrame, now: number): Snapshot {
  if (frame.kind === 'state') return { status: 'live', state: frame.state, typing: [] }
  if (!snapshot.state) return snapshot
  if (frame.kind === 'typing') return { ...snapshot, typing: startTyping(snapshot.typing, frame, now) }
  const state = applyToState(snapshot.state, frame)
  if (frame.kind !== 'message') return state === snapshot.state ? snapshot : { ...snapshot, state }
  // Who has said it no longer types it.
  const { channel_id: channel, author } = frame.message
  const typing = snapshot.typing.filter((each) => each.channel !== channel || each.user !== author.id)
  return { ...snapshot, state, typing }
}

function startTyping(typing: Typing[], frame: { channel: string; user: string }, now: number): Typing[] {
  const others = typing.filter((each) => each.channel !== frame.channel || each.user !== frame.user)
  return [...others, { channel: frame.channel, user: frame.user, until: now + TYPING_MS }]
}

function applyToState(state: StateView, frame: LiveFrame): StateView {
  switch (frame.kind) {
    case 'message':
      return applyMessage(state, frame.message)
    case 'message-deleted':
      return removeMessage(state, frame.channel, frame.message)
    case 'channel':
      return { ...state, channels: replaceById(state.channels, frame.channel) }
    case 'channel-gone':
      return { ...state, channels: state.channels.filter((channel) => channel.id !== frame.channel) }
    case 'read':
      return { ...state, channels: markUnread(state, frame.channel, () => 0) }
    case 'member': {
      const at = state.members.findIndex((each) => each.user.id === frame.member.user.id)
      return { ...state, members: at === -1 ? [...state.members, frame.member] : state.members.with(at, frame.member) }
    }
    case 'modal':
      return { ...state, modals: replaceById(state.modals, frame.modal) }
    case 'modal-closed':
      return { ...state, modals: state.modals.filter((modal) => modal.id !== frame.modal) }
    case 'interaction':
      return { ...state, interactions: replaceById(state.interactions, frame.interaction).slice(-INTERACTIONS_KEPT) }
    case 'commands':
      return { ...state, commands: frame.commands }
    case 'application':
      return { ...state, application: frame.application }
    case 'faults':
      return { ...state, faults: frame.faults }
    case 'story':
      return { ...state, story: frame.story }
    case 'ledger':
      return { ...state, ledger: frame.ledger }
    case 'log':
      return { ...state, log: [...state.log, ...frame.entries].slice(-LOG_KEPT) }
    default:
      return state
  }
}

function withMessages(state: StateView, channel: string, list: SandboxMessage[]): StateView {
  return { ...state, messages: { ...state.messages, [channel]: list } }
}

function applyMessage(state: StateView, message: SandboxMessage): StateView {
  const channel = message.channel_id
  const before = state.messages[channel] ?? []
  const after = placeMessage(before, message)
  const isNew = after.length > before.length
  const next = withMessages(isNew ? countMessage(state, message) : state, channel, after)
  if (!isNew || message.author.id === state.as) return next
  return { ...next, channels: markUnread(next, channel, (unread) => unread + 1) }
}

function removeMessage(state: StateView, channel: string, id: string): StateView {
  const before = state.messages[channel] ?? []
  const after = before.filter((message) => message.id !== id)
  const counted = after.length < before.length && id !== channel
  return withMessages(counted ? changeCount(state, channel, -1) : state, channel, after)
}

/** What a channel tells of its messages goes on with them: the last one, and how many a thread has beside its first. */
function countMessage(state: StateView, message: SandboxMessage): StateView {
  const { channel_id: channel, id } = message
  const known = state.channels.find((each) => each.id === channel) as { last_message_id?: string | null } | undefined
  // Who comes into a thread is sent its earlier messages, which are counted already.
  if (message.ephemeral_for || !known || compareIds(id, known.last_message_id ?? '0') <= 0) return state
  return changeCount(state, channel, id === channel ? 0 : 1, id)
}

function changeCount(state: StateView, channel: string, by: number, last?: string): StateView {
  const channels = state.channels.map((each) => {
    if (each.id !== channel) return each
    const { message_count: count } = each as { message_count?: number }
    return {
      ...each,
      ...(count === undefined ? {} : { message_count: Math.max(0, count + by) }),
      ...(last === undefined ? {} : { last_message_id: last }),
    } as typeof each
  })
  return { ...state, channels }
}

function markUnread(state: StateView, channel: string, change: (unread: number) => number): StateView['channels'] {
  return state.channels.map((each) => (each.id === channel ? { ...each, unread: change(each.unread ?? 0) } : each))
}
