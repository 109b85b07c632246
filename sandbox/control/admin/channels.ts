import { ChannelType } from 'discord-api-types/v10'
import type { Checked } from '../../contract.ts'
import { channelName } from '../../input/channel-name.ts'
import type { Sandbox } from '../../sandbox.ts'
import { guildChannels, isCategory } from '../../world/channel-list.ts'
import { addChannel, changeChannel } from '../../world/channels.ts'
import type { Channel, ForumTag } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import { CannotAct } from '../refuse-control.ts'
import { bitsWithin, channelOf, requireHere, requireInServer } from './rights.ts'

const TYPES = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
  category: ChannelType.GuildCategory,
} as const

/** A channel of a category begins with the category's overwrites, as in Discord's client. */
export function createChannel({ world }: Sandbox, input: Checked<'create-channel'>): { channel: string } {
  requireInServer(world, input.member, 'ManageChannels')
  const parent = parentOf(world, input.parent)
  const type = TYPES[input.type]
  const channel: Channel = {
    ...{ id: world.ids.next(), type, name: channelName(type, input.name), topic: input.topic ?? null },
    ...{ parent: parent?.id ?? null, position: neighbours(world, parent?.id ?? null, type).length },
    ...{ overwrites: parent?.overwrites ?? [], lastMessage: null },
    ...(input.type === 'forum' ? { forum: { tags: [], requireTag: false } } : {}),
  }
  addChannel(world, channel)
  return { channel: channel.id }
}

export function changeChannelByHand({ world }: Sandbox, input: Checked<'change-channel'>): null {
  const channel = channelOf(world, input.channel)
  requireHere(world, input.member, channel, 'ManageChannels')
  const { name, topic, position, tags } = input
  const parent = input.parent === undefined ? channel.parent : (parentOf(world, input.parent)?.id ?? null)
  const forum =
    tags && channel.forum ? { ...channel.forum, tags: tagsOf(world, channel.forum.tags, tags) } : channel.forum
  const changed: Channel = {
    ...{ ...channel, parent },
    ...(name === undefined ? {} : { name: channelName(channel.type, name) }),
    ...(topic === undefined ? {} : { topic }),
    ...(forum ? { forum } : {}),
  }
  changeChannel(world, changed)
  if (position !== undefined) moveTo(world, changed, position)
  return null
}

/** The neighbours make room: each gets the number of the place where it then stands. */
function moveTo(world: World, channel: Channel, position: number): void {
  const others = neighbours(world, channel.parent, channel.type).filter(({ id }) => id !== channel.id)
  others.splice(position, 0, channel)
  for (const [index, each] of others.entries())
    if (each.position !== index) changeChannel(world, { ...world.channels.get(each.id)!, position: index })
}

function neighbours(world: World, parent: string | null, type: ChannelType): Channel[] {
  const category = type === ChannelType.GuildCategory
  return guildChannels(world).filter((each) => each.parent === parent && isCategory(each) === category)
}

function parentOf(world: World, id: string | null): Channel | undefined {
  if (id === null) return undefined
  const parent = channelOf(world, id)
  if (!isCategory(parent)) throw new CannotAct('Channels stand in categories only.')
  return parent
}

const tagsOf = (world: World, known: ForumTag[], names: string[]): ForumTag[] =>
  names.map(
    (name) => known.find((tag) => tag.name === name) ?? { id: world.ids.next(), name, emoji: null, moderated: false },
  )

export function changeOverwrite({ world }: Sandbox, input: Checked<'change-overwrite'>): null {
  const channel = channelOf(world, input.channel)
  requireHere(world, input.member, channel, 'ManageRoles')
  const role = world.roles.has(input.target)
  if (!role && !world.people.has(input.target)) throw new CannotAct('There is no such role or member.', 404)
  const allow = bitsWithin(world, input.member, input.allow)
  const deny = bitsWithin(world, input.member, input.deny) & ~allow
  const others = channel.overwrites.filter(({ id }) => id !== input.target)
  const own = { id: input.target, type: role ? 0 : 1, allow: allow.toString(), deny: deny.toString() } as const
  changeChannel(world, { ...channel, overwrites: (allow | deny) === 0n ? others : [...others, own] })
  return null
}
