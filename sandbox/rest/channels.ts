import { ChannelType } from 'discord-api-types/v10'
import { readChannelFields } from '../input/channel-fields.ts'
import { channelName } from '../input/channel-name.ts'
import { asInteger, asRecord, type Json, notOneOf, refuseField } from '../input/form.ts'
import { readOverwrites } from '../input/overwrites.ts'
import { asBetween, asFlag, asId, asName } from '../input/values.ts'
import { communityNeedsText, Limited, neededByCommunity, oneMoveAtATime, unknownChannel } from '../refusals.ts'
import type { Sandbox } from '../sandbox.ts'
import { guildChannels, isCategory } from '../world/channel-list.ts'
import { addChannel, removeChannel } from '../world/channels.ts'
import type { Channel } from '../world/model.ts'
import { changedBits, putOverwrites } from '../world/overwrites.ts'
import { canView } from '../world/permissions.ts'
import { presentChannel } from '../world/present.ts'
import { featuresOf } from '../world/present-guild.ts'
import type { World } from '../world/world.ts'
import { readParent, refuseFullServer } from './channel-place.ts'
import { visibleChannel } from './create-message.ts'
import { refuseBits, refuseBitsOfNew } from './overwrite-rights.ts'
import { guildOf, requireIn, requireInGuild } from './require.ts'
import type { Answer, Call } from './router.ts'
import { patchThread } from './threads.ts'

const MADE: ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
]

/** What the application does not see is left out (documentation: topics/permissions, "Channel Visibility"). */
export function listChannels({ world, params }: Call): Answer {
  guildOf(world, params[0]!)
  const seen = guildChannels(world).filter((channel) => canView(world, world.application.bot, channel))
  return { status: 200, body: seen.map((channel) => presentChannel(world, channel)) }
}

/**
 * documentation: resources/guild, "Create Guild Channel". A channel of a category that says nothing of overwrites begins with the
 * category's (seen in the wild: discord.js pull request 3613).
 */
export function createChannel({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageChannels')
  const json = asRecord(body.json, '_errors')
  const type = readType(world, json)
  const name = channelName(type, asName(json.name, 'name', 100))
  const parent = type === ChannelType.GuildCategory ? null : (readParent(world, json) ?? null)
  const own = json.permission_overwrites
    ? readOverwrites(world, json.permission_overwrites, 'permission_overwrites')
    : undefined
  if (own) refuseBitsOfNew(world, changedBits([], own))
  refuseFullServer(world)
  const fields = readChannelFields(world, type, json)
  const position = asBetween(json.position, 'position', 0, 1_000_000) ?? lastPosition(world, parent)
  const overwrites = own ?? world.channels.get(parent ?? '')?.overwrites ?? []
  const channel = { id: world.ids.next(), type, name, parent, position, overwrites, lastMessage: null, ...fields }
  return { status: 201, body: presentChannel(world, addChannel(world, channel)) }
}

/** Announcement channels are for servers with the feature NEWS, which communities have (documentation: resources/guild, "Guild Features"). */
function readType(world: World, json: Json): ChannelType {
  const type = (asInteger(json.type, 'type') ?? ChannelType.GuildText) as ChannelType
  const news = featuresOf(world.guild).some((feature) => feature === 'NEWS' || feature === 'COMMUNITY')
  const may = MADE.filter((each) => each !== ChannelType.GuildAnnouncement || news)
  if (!may.includes(type)) throw notOneOf('type', may.join(', '))
  return type
}

function lastPosition(world: World, parent: string | null): number {
  const beside = guildChannels(world).filter((channel) => channel.parent === parent)
  return (beside.at(-1)?.position ?? -1) + 1
}

export function patchChannel(call: Call): Answer {
  const { world, params, body, sandbox } = call
  const channel = visibleChannel(world, params[0]!)
  if (channel.thread) return patchThread(call)
  if (channel.recipient !== undefined) throw unknownChannel()
  requireIn(world, channel, 'ManageChannels')
  const json = asRecord(body.json, '_errors')
  const type = readChange(world, channel, json)
  const name = json.name === undefined ? channel.name : channelName(type, asName(json.name, 'name', 100))
  const fields = readChannelFields(world, type, json, channel)
  const parent = isCategory(channel) ? null : readParent(world, json, channel)
  const position = asBetween(json.position, 'position', 0, 1_000_000) ?? channel.position
  const moved = { ...channel, type, name, ...fields, position, parent: parent === undefined ? channel.parent : parent }
  const overwrites =
    json.permission_overwrites === undefined || json.permission_overwrites === null
      ? channel.overwrites
      : readOverwrites(world, json.permission_overwrites, 'permission_overwrites')
  const bits = changedBits(channel.overwrites, overwrites)
  if (bits !== 0n) {
    requireIn(world, channel, 'ManageRoles')
    refuseBits(world, channel, bits)
  }
  refuseRenaming(sandbox, channel, moved)
  return { status: 200, body: presentChannel(world, putOverwrites(world, moved, overwrites)) }
}

/** Only text becomes announcement and back, where the server may (documentation: resources/channel, "Modify Channel"). */
function readChange(world: World, channel: Channel, json: Json): ChannelType {
  const type = (asInteger(json.type, 'type') ?? channel.type) as ChannelType
  if (type === channel.type) return type
  const both: ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement]
  if (!both.includes(type) || !both.includes(channel.type)) throw notOneOf('type', String(channel.type))
  const { rulesChannel, updatesChannel } = world.guild
  if (channel.id === rulesChannel || channel.id === updatesChannel) throw communityNeedsText()
  return readType(world, json)
}

/** A name, and a topic, can be changed twice in ten minutes (seen in the wild: discord-api-docs issue 2208; Discord documents no figures). */
function refuseRenaming({ limits }: Sandbox, before: Channel, after: Channel): void {
  if (limits.lifted) return
  for (const field of ['name', 'topic'] as const) {
    const limit = `${field} of ${before.id}`
    if (before[field] === after[field] || limits.allow(limit, 2, 600)) continue
    throw new Limited({ message: 'You are being rate limited.', seconds: limits.opensIn(limit) })
  }
}

/** documentation: resources/guild, "Modify Guild Channel Positions"; of one channel at most the category may change (opcodes-and-status-codes, 40009). */
export function moveChannels({ world, params, body }: Call): Answer {
  requireInGuild(world, params[0]!, 'ManageChannels')
  if (!Array.isArray(body.json))
    throw refuseField('_errors', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
  const moves = body.json.map((item, index) => readMove(world, asRecord(item, String(index)), String(index)))
  if (moves.filter(({ channel }) => world.channels.get(channel.id)?.parent !== channel.parent).length > 1)
    throw oneMoveAtATime()
  for (const { channel, overwrites } of moves) {
    const bits = changedBits(world.channels.get(channel.id)!.overwrites, overwrites)
    if (bits !== 0n) refuseBits(world, channel, bits)
  }
  for (const { channel, overwrites } of moves) putOverwrites(world, channel, overwrites)
  return { status: 204 }
}

function readMove(world: World, json: Json, path: string): { channel: Channel; overwrites: Channel['overwrites'] } {
  const channel = world.channels.get(asId(json.id, `${path}.id`) ?? '')
  if (!channel || channel.thread || channel.recipient !== undefined) throw unknownChannel()
  const position = asBetween(json.position, `${path}.position`, 0, 1_000_000) ?? channel.position
  const parent = isCategory(channel) ? null : readParent(world, json, channel, `${path}.parent_id`)
  const moved = { ...channel, position, parent: parent === undefined ? channel.parent : parent }
  const category = world.channels.get(moved.parent ?? '')
  const locks = asFlag(json.lock_permissions, `${path}.lock_permissions`) === true && category !== undefined
  return { channel: moved, overwrites: locks ? category.overwrites : channel.overwrites }
}

/** documentation: resources/channel, "Delete/Close Channel"; a direct message is closed for the application only, and stays as it is. */
export function deleteChannel({ world, params }: Call): Answer {
  const channel = visibleChannel(world, params[0]!)
  const shown = presentChannel(world, channel)
  if (channel.recipient !== undefined) return { status: 200, body: shown }
  requireIn(world, channel, channel.thread ? 'ManageThreads' : 'ManageChannels')
  const { rulesChannel, updatesChannel } = world.guild
  const community = featuresOf(world.guild).includes('COMMUNITY')
  if (community && (channel.id === rulesChannel || channel.id === updatesChannel)) throw neededByCommunity()
  removeChannel(world, channel)
  return { status: 200, body: shown }
}
