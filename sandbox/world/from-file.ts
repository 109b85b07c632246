import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { parse } from 'yaml'
import {
  type FileCategory,
  type FileChannel,
  type FileOverwrites,
  type FileRule,
  keyOf,
  type ServerFile,
  serverFile,
} from '../../src/protocol/server-file.ts'
import type { AutoModAction, AutoModRule, Channel, Overwrite } from './model.ts'
import type { World } from './world.ts'

/**
 * Lays out what a server file describes, without a word to the application: the server stands before it comes. It is read here a second
 * time, apart from the product, so that the product's plan over such a server proves both readings. Panels are messages of the
 * application and are left to it; roles take the positions that `positions` names for their keys.
 * @returns ids of the roles and channels by their keys
 */
export function layOut(world: World, file: ServerFile, positions: Map<string, number>): Laid {
  const laid: Laid = { roles: layRoles(world, file, positions), channels: new Map() }
  for (const [position, category] of file.categories.entries()) layCategory(world, laid, category, position)
  for (const rule of file.automod) world.keep({ kind: 'automod', value: ruleOf(world, laid, rule) })
  return laid
}

export interface Laid {
  roles: Map<string, string>
  channels: Map<string, string>
}

/** The file as it reads once all that is left out has its default. */
export const readServerText = (text: string): ServerFile => serverFile.parse(parse(text))

/** A set of permissions from their names in words: "Use VAD" is Discord's USE_VAD. */
export function bitsOfWords(words: readonly string[]): string {
  return words.reduce((sum, name) => sum | bitOf(name), 0n).toString()
}

const BITS = new Map(Object.entries(PermissionFlagsBits).map(([name, bit]) => [name.toLowerCase(), bit]))

/** The bit of a permission, whatever capitals, spaces and underscores it is written with. @throws Error where Discord has none of that name */
export function bitOf(name: string): bigint {
  const bit = BITS.get(name.replace(/[\s_]/g, '').toLowerCase())
  if (bit === undefined) throw new Error(`Discord has no permission named ${name}.`)
  return bit
}

function layRoles(world: World, file: ServerFile, positions: Map<string, number>): Map<string, string> {
  const ids = new Map<string, string>()
  for (const role of file.roles) {
    const key = keyOf(role)
    const value = {
      id: world.ids.next(),
      name: role.name,
      permissions: bitsOfWords(role.permissions),
      position: positions.get(key) ?? 1,
      color: Number.parseInt(role.color?.slice(1) ?? '0', 16),
      hoist: role.hoist,
      managed: false,
      mentionable: role.mentionable,
    }
    world.keep({ kind: 'role', value })
    ids.set(key, value.id)
  }
  const everyone = world.roles.get(world.guild.id)
  if (file.everyone && everyone)
    world.keep({ kind: 'role', value: { ...everyone, permissions: bitsOfWords(file.everyone.permissions) } })
  return ids
}

const TYPES: Record<FileChannel['type'], ChannelType> = {
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
}

function layCategory(world: World, laid: Laid, category: FileCategory, position: number): void {
  const id = world.ids.next()
  const value: Channel = {
    ...{ id, type: ChannelType.GuildCategory, name: category.name, topic: null, parent: null, position },
    ...{ overwrites: overwritesOf(world, laid, category.permissions), lastMessage: null },
  }
  world.keep({ kind: 'channel', value })
  laid.channels.set(keyOf(category), id)
  for (const [index, channel] of category.channels.entries())
    world.keep({ kind: 'channel', value: channelOf(world, laid, { channel, category, parent: id, position: index }) })
}

function channelOf(
  world: World,
  laid: Laid,
  at: { channel: FileChannel; category: FileCategory; parent: string; position: number },
): Channel {
  const { channel, category, parent, position } = at
  const { name, topic, slowmode } = channel
  const id = world.ids.next()
  laid.channels.set(keyOf(channel), id)
  return {
    ...{ id, name, parent, position, topic: topic ?? null, lastMessage: null, type: TYPES[channel.type] },
    // A channel that says nothing of its own has what its category has.
    overwrites: overwritesOf(world, laid, channel.permissions ?? category.permissions),
    ...(slowmode === undefined ? {} : { slowmode }),
    ...(channel.type === 'forum' ? { forum: forumOf(world, channel) } : {}),
  }
}

function forumOf(world: World, { tags, requireTag }: FileChannel): NonNullable<Channel['forum']> {
  return {
    tags: (tags ?? []).map(({ name, emoji, staff }) => ({
      ...{ id: world.ids.next(), name, moderated: staff },
      emoji: emoji ?? null,
    })),
    requireTag: requireTag ?? false,
  }
}

/** `everyone` is the role that bears the server's id, `bot` the application's own member. */
function overwritesOf(world: World, { roles }: Laid, wanted: FileOverwrites | undefined): Overwrite[] {
  return Object.entries(wanted ?? {}).map(([key, { allow, deny }]) => {
    const id = key === 'everyone' ? world.guild.id : key === 'bot' ? world.application.bot : roles.get(key)
    if (id === undefined) throw new Error(`The file has no role with the key ${key}.`)
    return { id, type: key === 'bot' ? 1 : 0, allow: bitsOfWords(allow), deny: bitsOfWords(deny) }
  })
}

/** documentation: resources/auto-moderation, "Trigger Types" and "Keyword Preset Types". */
const TRIGGERS: Record<FileRule['type'], number> = { words: 1, spam: 3, lists: 4, mentions: 5, names: 6 }
const LISTS = { profanity: 1, sexual_content: 2, slurs: 3 } as const

function ruleOf(world: World, laid: Laid, rule: FileRule): AutoModRule {
  const known = (ids: Map<string, string>, keys: string[]) =>
    keys.map((key) => ids.get(key)).filter((id) => id !== undefined)
  return {
    id: world.ids.next(),
    name: rule.name,
    creator_id: world.application.bot,
    event_type: rule.type === 'names' ? 2 : 1,
    trigger_type: TRIGGERS[rule.type],
    trigger_metadata: metadataOf(rule),
    actions: actionsOf(laid, rule),
    enabled: rule.enabled,
    exempt_roles: known(laid.roles, rule.exempt.roles),
    exempt_channels: known(laid.channels, rule.exempt.channels),
  }
}

function metadataOf({ type, words, patterns, allow, lists, most }: FileRule): AutoModRule['trigger_metadata'] {
  if (type === 'words' || type === 'names')
    return { keyword_filter: words, regex_patterns: patterns, allow_list: allow }
  if (type === 'lists') return { presets: lists.map((list) => LISTS[list]), allow_list: allow }
  if (type === 'mentions') return { mention_total_limit: most ?? 20, mention_raid_protection_enabled: false }
  return {}
}

/** documentation: as above, "Action Types": of names only 4 (no interactions until they are changed) can be had in place of 1. */
function actionsOf({ channels }: Laid, { type, says, alert, timeOut }: FileRule): AutoModAction[] {
  const channel = alert === undefined ? undefined : channels.get(alert)
  return [
    type === 'names'
      ? { type: 4, metadata: {} }
      : { type: 1, metadata: says === undefined ? {} : { custom_message: says } },
    ...(channel === undefined ? [] : [{ type: 2, metadata: { channel_id: channel } }]),
    ...(timeOut === undefined ? [] : [{ type: 3, metadata: { duration_seconds: timeOut * 60 } }]),
  ]
}
