import { ChannelType } from 'discord-api-types/v10'
import { asInteger, asRecord, asText, notOneOf } from '../input/form.ts'
import {
  cannotExecuteInDirect,
  missingAccess,
  missingPermissions,
  threadArchived,
  unknownChannel,
  unknownMember,
  unknownUser,
} from '../refusals.ts'
import { canReach } from '../world/directs.ts'
import { showTyping } from '../world/messages.ts'
import type { Channel } from '../world/model.ts'
import { canSend, canView, hasPermission } from '../world/permissions.ts'
import { presentChannel, presentMember, presentThreadMember } from '../world/present.ts'
import { addThreadMember, changeThread, openThread, removeThreadMember } from '../world/threads.ts'
import type { World } from '../world/world.ts'
import { visibleChannel } from './create-message.ts'
import { createPost } from './forum-posts.ts'
import { guildOf } from './require.ts'
import type { Answer, Call } from './router.ts'
import { readMinutes, readName, readTags, refuseCrowd } from './thread-form.ts'

export function getChannel({ world, params }: Call): Answer {
  return { status: 200, body: presentChannel(world, visibleChannel(world, params[0]!)) }
}

export function listActiveThreads({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  const threads = [...world.channels.values()].filter(
    (channel) => channel.thread && !channel.thread.archived && canView(world, world.application.bot, channel),
  )
  const shown = threads.map((channel) => presentChannel(world, channel))
  return {
    status: 200,
    body: {
      threads: shown,
      members: shown.map((thread) => thread.member).filter((member) => member !== undefined),
      has_more: false,
    },
  }
}

export function startTyping({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  if (!canSend(world, world.application.bot, channel)) throw missingPermissions()
  // Who closed the door, blocked the application or left sees nothing of it.
  if (channel.type !== ChannelType.DM || canReach(world, channel)) showTyping(world, channel, world.application.bot)
  return { status: 204 }
}

/** A thread without a message (documentation: resources/channel, "Start Thread without Message"); private is the default type there. */
export function createThread(call: Call): Answer | Promise<Answer> {
  const { world, params, body } = call
  const parent = visibleChannel(world, params[0]!)
  const { bot } = world.application
  if (parent.type === ChannelType.DM) throw cannotExecuteInDirect()
  if (parent.forum) return createPost(call, parent)
  const json = asRecord(body.json, '_errors')
  const name = readName(json)
  const type = asInteger(json.type, 'type') ?? ChannelType.PrivateThread
  if (type !== ChannelType.PublicThread && type !== ChannelType.PrivateThread) throw notOneOf('type', '11, 12')
  const minutes = readMinutes(json) ?? 1440
  const isPrivate = type === ChannelType.PrivateThread
  // Only text channels hold private threads (documentation: topics/threads, "Private Threads").
  if (parent.type !== ChannelType.GuildText && (isPrivate || parent.type !== ChannelType.GuildAnnouncement))
    throw notOneOf('type', '')
  if (!hasPermission(world, bot, parent, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads'))
    throw missingPermissions()
  refuseCrowd(world)
  const thread = openThread(world, {
    parent,
    name,
    private: isPrivate,
    invitable: json.invitable !== false,
    autoArchiveMinutes: minutes,
    owner: bot,
  })
  return { status: 201, body: presentChannel(world, thread) }
}

function threadOf(world: World, id: string): Channel {
  const channel = visibleChannel(world, id)
  if (!channel.thread) throw unknownChannel()
  return channel
}

export function putThreadMember({ world, params }: Call): Answer {
  const thread = threadOf(world, params[0]!)
  const user = params[1]!
  if (thread.thread!.archived) throw threadArchived()
  if (!canSend(world, world.application.bot, thread)) throw missingPermissions()
  if (!world.people.has(user)) throw unknownUser()
  // Who is not in the server or cannot see the channel cannot be in its thread (documentation: topics/threads, "Private Threads").
  const parent = world.channels.get(thread.parent ?? '')
  if (!world.members.has(user)) throw unknownMember()
  if (!parent || !canView(world, user, parent)) throw missingAccess()
  addThreadMember(world, thread, user)
  return { status: 204 }
}

export function joinThread(call: Call): Answer {
  addThreadMember(call.world, threadOf(call.world, call.params[0]!), call.world.application.bot)
  return { status: 204 }
}

export function deleteThreadMember({ world, params }: Call): Answer {
  const thread = threadOf(world, params[0]!)
  if (
    !hasPermission(world, world.application.bot, thread, 'ManageThreads') &&
    thread.thread!.owner !== world.application.bot
  )
    throw missingPermissions()
  removeThreadMember(world, thread, params[1]!)
  return { status: 204 }
}

export function getThreadMember({ world, params, query }: Call): Answer {
  const thread = threadOf(world, params[0]!)
  const user = params[1] === '@me' ? world.application.bot : params[1]!
  const joined = thread.thread!.members[user]
  if (joined === undefined) throw unknownMember()
  return { status: 200, body: presentJoined(world, thread, user, joined, query) }
}

export function listThreadMembers({ world, params, query }: Call): Answer {
  const thread = threadOf(world, params[0]!)
  return {
    status: 200,
    body: Object.entries(thread.thread!.members).map(([user, joined]) =>
      presentJoined(world, thread, user, joined, query),
    ),
  }
}

function presentJoined(world: World, thread: Channel, user: string, joined: number, query: URLSearchParams): object {
  const member = query.get('with_member') === 'true' ? world.members.get(user) : undefined
  return { ...presentThreadMember(thread, user, joined), ...(member ? { member: presentMember(world, member) } : {}) }
}

/** Threads are renamed, archived, locked and tagged (documentation: resources/channel, "Modify Channel", JSON Params (Thread)). */
export function patchThread({ world, params, body }: Call): Answer {
  const channel = threadOf(world, params[0]!)
  const json = asRecord(body.json, '_errors')
  const manages = hasPermission(world, world.application.bot, channel, 'ManageThreads')
  const onlyUnarchives = Object.keys(json).every((key) => key === 'archived') && json.archived === false
  // A locked thread is brought back by MANAGE_THREADS only; others may unarchive (documentation: topics/threads, "Editing & Deleting Threads").
  if (!manages && (!onlyUnarchives || channel.thread!.locked) && channel.thread!.owner !== world.application.bot)
    throw missingPermissions()
  if (channel.thread!.archived && json.archived !== false && !onlyUnarchives) throw threadArchived()
  const name = asText(json.name, 'name', 100)
  const minutes = readMinutes(json)
  const parent = world.channels.get(channel.parent ?? '')
  const tags = json.applied_tags === undefined || !parent ? undefined : readTags(world, parent, json)
  const archived = typeof json.archived === 'boolean' ? json.archived : channel.thread!.archived
  const changed = changeThread(
    world,
    channel,
    {
      archived,
      ...(archived === channel.thread!.archived ? {} : { archivedAt: world.clock() }),
      ...(typeof json.locked === 'boolean' ? { locked: json.locked } : {}),
      ...(typeof json.invitable === 'boolean' ? { invitable: json.invitable } : {}),
      ...(minutes === undefined ? {} : { autoArchiveMinutes: minutes }),
      ...(tags === undefined ? {} : { tags }),
    },
    name,
  )
  return { status: 200, body: presentChannel(world, changed) }
}
