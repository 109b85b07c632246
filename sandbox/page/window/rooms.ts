import type { ChannelView, StateView } from '../../contract.ts'
import type { Place } from './acting.ts'

/** A channel, thread or direct message, as far as this page draws it. */
export interface Room {
  id: string
  kind: 'text' | 'news' | 'voice' | 'forum' | 'category' | 'thread' | 'private-thread' | 'dm'
  name: string
  topic: string | null
  parent: string | null
  position: number
  unread: number
  canSend: boolean
  archived: boolean
  locked: boolean
  /** Of threads: who began it, how many messages it has, its tags, and whether this member is in it. */
  owner: string | null
  count: number
  tags: string[]
  joined: boolean
  /** Of forums: the tags that posts may have. */
  knownTags: Tag[]
  /** The id of its last message, by which threads are ordered. */
  last: string
}

export interface Tag {
  id: string
  name: string
  emoji_name?: string | null
}

/** Direct messages, among Discord's channel types (documentation: resources/channel, "Channel Types"). */
export const DIRECT = 1

const KINDS: Record<number, Room['kind']> = {
  0: 'text',
  [DIRECT]: 'dm',
  2: 'voice',
  4: 'category',
  5: 'news',
  10: 'thread',
  11: 'thread',
  12: 'private-thread',
  15: 'forum',
}

export function readRoom(view: ChannelView): Room {
  // The union of all channels has few fields in common; those that a kind lacks read as nothing.
  const loose = view as unknown as {
    name?: string | null
    topic?: string | null
    parent_id?: string | null
    position?: number
    thread_metadata?: { archived: boolean; locked?: boolean }
    owner_id?: string
    message_count?: number
    applied_tags?: string[]
    available_tags?: Tag[]
    last_message_id?: string | null
  }
  return {
    id: view.id,
    kind: KINDS[view.type] ?? 'text',
    name: loose.name ?? '',
    topic: loose.topic ?? null,
    parent: loose.parent_id ?? null,
    position: loose.position ?? 0,
    unread: view.unread ?? 0,
    canSend: view.can_send ?? true,
    archived: loose.thread_metadata?.archived ?? false,
    locked: loose.thread_metadata?.locked ?? false,
    owner: loose.owner_id ?? null,
    count: loose.message_count ?? 0,
    tags: loose.applied_tags ?? [],
    joined: view.joined ?? false,
    knownTags: loose.available_tags ?? [],
    last: loose.last_message_id ?? view.id,
  }
}

export const isThread = (room: Room) => room.kind === 'thread' || room.kind === 'private-thread'

/** How a room is called in labels: channels carry a #, threads do not. */
export function titleOf(room: Room): string {
  return isThread(room) ? room.name : `#${room.name}`
}

export interface Shelf {
  /** Null for channels that stand in no category. */
  category: Room | null
  rooms: { room: Room; threads: Room[] }[]
}

/** "3 messages". */
export function countInWords(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

/** The server's channels in the order of the list: categories by position, voice last in each, and under them the threads in which this member is, or looks now. */
export function shelve(state: StateView, place: Place | null = null): Shelf[] {
  const rooms = state.channels.map(readRoom)
  const order = (a: Room, b: Room) => Number(a.kind === 'voice') - Number(b.kind === 'voice') || a.position - b.position
  const inside = (parent: string | null) =>
    rooms
      .filter((room) => room.kind !== 'category' && room.kind !== 'dm' && !isThread(room) && room.parent === parent)
      .sort(order)
      .map((room) => ({
        room,
        threads: rooms.filter(
          (each) => isThread(each) && each.parent === room.id && (each.id === place || (each.joined && !each.archived)),
        ),
      }))
  const categories = rooms.filter((room) => room.kind === 'category').sort(order)
  const shelves = [
    { category: null, rooms: inside(null) },
    ...categories.map((category) => ({ category, rooms: inside(category.id) })),
  ]
  return shelves.filter((shelf) => shelf.rooms.length > 0)
}

/** The room behind a place; direct messages may not have been opened yet. */
export function roomAt(state: StateView, place: Place): Room | null {
  const view = state.channels.find((each) => (place === 'dm' ? each.type === DIRECT : each.id === place))
  return view ? readRoom(view) : null
}

/** Where a member first looks: the room in which help is asked for, else the first in which they may write. */
export function firstPlace(state: StateView): Place {
  const rooms = shelve(state).flatMap((shelf) => shelf.rooms.map((each) => each.room))
  const text = rooms.filter((room) => room.kind === 'text')
  return (text.find((room) => room.name === 'support') ?? text.find((room) => room.canSend) ?? text[0])?.id ?? 'dm'
}
