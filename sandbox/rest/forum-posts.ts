import { ChannelType } from 'discord-api-types/v10'
import { asRecord } from '../input/form.ts'
import { readMessageInput, refuseEmpty } from '../input/message.ts'
import { missingPermissions, threadExists, unknownMessage } from '../refusals.ts'
import { keepFile } from '../world/attachments.ts'
import { mentionsOf } from '../world/mentions.ts'
import { changeMessage, IS_COMPONENTS_V2, putMessage, SUPPRESS_EMBEDS } from '../world/messages.ts'
import type { Channel } from '../world/model.ts'
import { canSend, hasPermission } from '../world/permissions.ts'
import { HAS_THREAD, presentChannel, presentMessage } from '../world/present.ts'
import { openThread } from '../world/threads.ts'
import { visibleChannel } from './create-message.ts'
import type { Answer, Call } from './router.ts'
import { readMinutes, readName, readTags, refuseCrowd } from './thread-form.ts'

/**
 * A post of a forum: a public thread and its first message, which bear the same id. Neither takes a nonce (documentation:
 * resources/channel, "Start Thread in Forum or Media Channel"; discord.md item 35).
 */
export async function createPost({ sandbox, world, body }: Call, forum: Channel): Promise<Answer> {
  const { bot } = world.application
  const json = asRecord(body.json, '_errors')
  const name = readName(json)
  const input = readMessageInput(body, asRecord(json.message, 'message'), 'message')
  sandbox.log.ledger.out.sent++
  refuseEmpty(input, 'message')
  if (!canSend(world, bot, forum)) throw missingPermissions()
  if (input.files.length && !hasPermission(world, bot, forum, 'AttachFiles')) throw missingPermissions()
  if (input.embeds?.length && !hasPermission(world, bot, forum, 'EmbedLinks')) throw missingPermissions()
  const tags = readTags(world, forum, json)
  const attachments = await Promise.all(input.files.map((file) => keepFile(world, file)))
  refuseCrowd(world)
  const thread = openThread(world, {
    ...{ parent: forum, name, tags, owner: bot },
    ...{ private: false, invitable: true },
    autoArchiveMinutes: readMinutes(json) ?? 1440,
  })
  const content = input.content ?? ''
  putMessage(world, thread, {
    ...{ id: thread.id, channel: thread.id, author: bot, content, type: 0 },
    flags: (input.flags ?? 0) & (SUPPRESS_EMBEDS | IS_COMPONENTS_V2),
    ...mentionsOf(world, content, input.allowed ?? { parse: ['users', 'roles', 'everyone'] }, {
      user: bot,
      channel: thread,
    }),
    ...(attachments.length ? { attachments } : {}),
    ...(input.embeds?.length ? { embeds: input.embeds } : {}),
    ...(input.components?.length ? { components: input.components } : {}),
  })
  sandbox.log.ledger.out.arrived++
  const message = world.log(thread.id).get(thread.id)
  const answer = { ...presentChannel(world, thread), ...(message ? { message: presentMessage(world, message) } : {}) }
  return { status: 201, body: answer }
}

/** A thread that begins with a message, and bears its id: there is one at most (documentation: "Start Thread from Message"). */
export function threadFromMessage({ world, params, body }: Call): Answer {
  const parent = visibleChannel(world, params[0]!)
  const { bot } = world.application
  const message = world.log(parent.id).get(params[1]!)
  if (!message) throw unknownMessage()
  const json = asRecord(body.json, '_errors')
  const name = readName(json)
  if (
    (parent.type !== ChannelType.GuildText && parent.type !== ChannelType.GuildAnnouncement) ||
    !hasPermission(world, bot, parent, 'CreatePublicThreads')
  )
    throw missingPermissions()
  if (world.channels.has(message.id)) throw threadExists()
  refuseCrowd(world)
  const thread = openThread(world, {
    ...{ id: message.id, parent, name, owner: bot },
    ...{ private: false, invitable: true },
    autoArchiveMinutes: readMinutes(json) ?? 1440,
  })
  changeMessage(world, parent, { ...message, flags: message.flags | HAS_THREAD })
  return { status: 201, body: presentChannel(world, thread) }
}

/** Public threads that are archived, the last archived first (documentation: resources/channel, "List Public Archived Threads"). */
export function listArchived({ world, params, query }: Call): Answer {
  const parent = visibleChannel(world, params[0]!)
  const { bot } = world.application
  if (!hasPermission(world, bot, parent, 'ReadMessageHistory')) throw missingPermissions()
  const before = query.get('before')
  const until = before === null ? Number.POSITIVE_INFINITY : Date.parse(before)
  const limit = Number(query.get('limit') ?? 50)
  const archived = [...world.channels.values()]
    .filter(({ parent: id, type, thread }) => id === parent.id && type === ChannelType.PublicThread && thread?.archived)
    .filter(({ thread }) => thread!.archivedAt < until)
    .sort((a, b) => b.thread!.archivedAt - a.thread!.archivedAt)
  const threads = archived.slice(0, limit).map((channel) => presentChannel(world, channel))
  const members = threads.map((thread) => thread.member).filter((member) => member !== undefined)
  return { status: 200, body: { threads, members, has_more: archived.length > limit } }
}
