import { ChannelType } from 'discord-api-types/v10'
import { showMessage } from './messages.ts'
import type { Channel, ThreadFacts } from './model.ts'
import { canView } from './permissions.ts'
import { presentChannel, presentThreadMember } from './present.ts'
import type { World } from './world.ts'

/** Makes a thread below a channel and tells of it; who makes it is its first member. `id`: that of the message that it begins with. */
export function openThread(
  world: World,
  facts: {
    parent: Channel
    name: string
    private: boolean
    invitable: boolean
    autoArchiveMinutes: number
    owner: string
    id?: string
    /** Of a forum post. */
    tags?: string[]
  },
): Channel {
  const now = world.clock()
  const channel: Channel = {
    id: facts.id ?? world.ids.next(),
    type: facts.private ? ChannelType.PrivateThread : ChannelType.PublicThread,
    name: facts.name,
    topic: null,
    parent: facts.parent.id,
    position: 0,
    overwrites: [],
    lastMessage: null,
    thread: {
      owner: facts.owner,
      archived: false,
      locked: false,
      invitable: facts.invitable,
      autoArchiveMinutes: facts.autoArchiveMinutes,
      createdAt: now,
      archivedAt: now,
      members: { [facts.owner]: now },
      ...(facts.tags ? { tags: facts.tags } : {}),
    },
  }
  world.keep({ kind: 'channel', value: channel })
  tellThread(world, 'THREAD_CREATE', channel, { newly_created: true })
  return channel
}

export function changeThread(
  world: World,
  channel: Channel,
  change: Partial<ThreadFacts>,
  name = channel.name,
): Channel {
  const changed: Channel = { ...channel, name, thread: { ...channel.thread!, ...change } }
  world.keep({ kind: 'channel', value: changed })
  tellThread(world, 'THREAD_UPDATE', changed)
  return changed
}

export function setArchived(
  world: World,
  channel: Channel,
  archived: boolean,
  locked = channel.thread!.locked,
): Channel {
  return changeThread(world, channel, { archived, locked, archivedAt: world.clock() })
}

export function addThreadMember(world: World, channel: Channel, user: string): void {
  addThreadMembers(world, channel, [user])
}

/** A thread holds a thousand members (documentation: opcodes-and-status-codes, 30033); who comes after them is passed over. */
const MOST_MEMBERS = 1000

export function addThreadMembers(world: World, channel: Channel, users: string[]): void {
  const known = channel.thread!.members
  const free = Math.max(0, MOST_MEMBERS - Object.keys(known).length)
  const added = [...new Set(users)].filter((user) => known[user] === undefined).slice(0, free)
  if (added.length === 0) return
  const now = world.clock()
  const members = { ...known, ...Object.fromEntries(added.map((user) => [user, now])) }
  const changed: Channel = { ...channel, thread: { ...channel.thread!, members } }
  world.keep({ kind: 'channel', value: changed })
  world.outlets.event({
    type: 'THREAD_MEMBERS_UPDATE',
    channel: changed,
    data: {
      id: channel.id,
      guild_id: world.guild.id,
      member_count: Object.keys(members).length,
      added_members: added.map((user) => presentThreadMember(channel, user, now)),
    },
  })
  world.outlets.show({ channel: changed }, () => ({
    kind: 'channel',
    channel: presentChannel(world, changed) as never,
  }))
  // Who comes in sees what was said before.
  for (const message of world.log(channel.id).before(undefined, 50))
    for (const user of added)
      world.outlets.show({ member: user }, () => ({ kind: 'message', message: showMessage(world, message) }))
}

/** Who is mentioned in a thread, and may see the channel above it, is brought in (documentation: topics/threads, "Thread Membership"). */
export function inviteMentioned(world: World, thread: Channel, users: string[]): void {
  const parent = world.channels.get(thread.parent ?? '')
  const may = users.filter((user) => parent && world.members.has(user) && canView(world, user, parent))
  addThreadMembers(world, world.channels.get(thread.id) ?? thread, may)
}

export function removeThreadMember(world: World, channel: Channel, user: string): void {
  const { [user]: gone, ...members } = channel.thread!.members
  if (gone === undefined) return
  const changed: Channel = { ...channel, thread: { ...channel.thread!, members } }
  world.keep({ kind: 'channel', value: changed })
  world.outlets.event({
    type: 'THREAD_MEMBERS_UPDATE',
    channel,
    data: {
      id: channel.id,
      guild_id: world.guild.id,
      member_count: Object.keys(members).length,
      removed_member_ids: [user],
    },
  })
  world.outlets.show({ member: user }, () => ({ kind: 'channel-gone', channel: channel.id }))
}

/** Threads of the guild that are not archived. */
export function activeThreads(world: World): Channel[] {
  return [...world.channels.values()].filter((channel) => channel.thread && !channel.thread.archived)
}

function tellThread(world: World, type: string, channel: Channel, extra: object = {}): void {
  world.outlets.event({ type, channel, data: { ...presentChannel(world, channel), ...extra } })
  world.outlets.show({ channel }, () => ({ kind: 'channel', channel: presentChannel(world, channel) as never }))
}
