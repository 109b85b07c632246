import { ChannelType } from 'discord-api-types/v10'
import { asInteger, asRecord, asText, badLength, notOneOf, required } from '../input/form.ts'
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
import type { Answer, Call } from './router.ts'

const ARCHIVE_AFTER = [60, 1440, 4320, 10_080]

export function getChannel({ world, params }: Call): Answer {
  return { status: 200, body: presentChannel(world, visibleChannel(world, params[0]!)) }
}

export function startTyping({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  if (!canSend(world, world.application.bot, channel)) throw missingPermissions()
  // Who closed the door, blocked the application or left sees nothing of it.
  if (channel.type !== ChannelType.DM || canReach(world, channel)) showTyping(world, channel, world.application.bot)
  return { status: 204 }
}

/** A thread without a message (documentation: resources/channel, "Start Thread without Message"); private is the default type there. */
export function createThread({ world, params, body }: Call): Answer {
  const parent = visibleChannel(world, params[0]!)
  const { bot } = world.application
  if (parent.type === ChannelType.DM) throw cannotExecuteInDirect()
  const json = asRecord(body.json, '_errors')
  const name = asText(json.name, 'name', 100)
  if (name === undefined) throw required('name')
  if (name.trim() === '') throw badLength('name', 1, 100)
  const type = asInteger(json.type, 'type') ?? ChannelType.PrivateThread
  if (type !== ChannelType.PublicThread && type !== ChannelType.PrivateThread) throw notOneOf('type', '11, 12')
  const minutes = asInteger(json.auto_archive_duration, 'auto_archive_duration') ?? 1440
  if (!ARCHIVE_AFTER.includes(minutes)) throw notOneOf('auto_archive_duration', ARCHIVE_AFTER.join(', '))
  const isPrivate = type === ChannelType.PrivateThread
  // Only text channels hold private threads (documentation: topics/threads, "Private Threads").
  if (parent.type !== ChannelType.GuildText && (isPrivate || parent.type !== ChannelType.GuildAnnouncement))
    throw notOneOf('type', '')
  if (!hasPermission(world, bot, parent, isPrivate ? 'CreatePrivateThreads' : 'CreatePublicThreads'))
    throw missingPermissions()
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

/** Of channels the sandbox lets threads be renamed, archived and locked: all that the product asks. */
export function patchChannel({ world, params, body }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  if (!channel.thread) throw missingPermissions()
  const json = asRecord(body.json, '_errors')
  const manages = hasPermission(world, world.application.bot, channel, 'ManageThreads')
  const onlyUnarchives = Object.keys(json).every((key) => key === 'archived') && json.archived === false
  // A locked thread is brought back by MANAGE_THREADS only; others may unarchive (documentation: topics/threads, "Editing & Deleting Threads").
  if (!manages && (!onlyUnarchives || channel.thread.locked) && channel.thread.owner !== world.application.bot)
    throw missingPermissions()
  if (channel.thread.archived && json.archived !== false && !onlyUnarchives) throw threadArchived()
  const name = asText(json.name, 'name', 100)
  const minutes = asInteger(json.auto_archive_duration, 'auto_archive_duration')
  if (minutes !== undefined && !ARCHIVE_AFTER.includes(minutes))
    throw notOneOf('auto_archive_duration', ARCHIVE_AFTER.join(', '))
  const archived = typeof json.archived === 'boolean' ? json.archived : channel.thread.archived
  const changed = changeThread(
    world,
    channel,
    {
      archived,
      ...(archived === channel.thread.archived ? {} : { archivedAt: world.clock() }),
      ...(typeof json.locked === 'boolean' ? { locked: json.locked } : {}),
      ...(typeof json.invitable === 'boolean' ? { invitable: json.invitable } : {}),
      ...(minutes === undefined ? {} : { autoArchiveMinutes: minutes }),
    },
    name,
  )
  return { status: 200, body: presentChannel(world, changed) }
}
