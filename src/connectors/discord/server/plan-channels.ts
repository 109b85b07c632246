import { ChannelType } from 'discord-api-types/v10'
import type { ServerObstacle } from '../../../protocol/server.ts'
import { type FileCategory, type FileChannel, type FileOverwrites, keyOf } from '../../../protocol/server-file.ts'
import { channelsOf } from './bind.ts'
import type { FoundChannel } from './found.ts'
import { type WantedOverwrites, wantedOverwrites } from './overwrites.ts'
import {
  cannotGrant,
  isHidden,
  lacksIn,
  lacksInGuild,
  MANAGE_CHANNELS,
  MANAGE_ROLES,
  type Planning,
  Refs,
} from './planning.ts'
import { REQUIRE_TAG } from './read-things.ts'
import { difference, type Line, type PlannedStep, stepOf } from './step.ts'

const TYPES = {
  category: ChannelType.GuildCategory,
  text: ChannelType.GuildText,
  announcement: ChannelType.GuildAnnouncement,
  forum: ChannelType.GuildForum,
  voice: ChannelType.GuildVoice,
} as const

export function planCategories(planning: Planning): PlannedStep[] {
  return planning.file.categories.flatMap((category) => {
    const found = planning.bound.categories.get(keyOf(category))
    return found ? changeCategory(planning, category, found) : createCategory(planning, category)
  })
}

function createCategory(planning: Planning, category: FileCategory): PlannedStep {
  const { name, permissions } = category
  const overwrites = wantedOverwrites(planning, permissions, [])
  return stepOf({
    ...{ act: 'create', part: 'category', key: keyOf(category), name, lines: overwrites.lines },
    ...{
      waits: overwrites.waits,
      obstacle: isHidden(planning, 'category', keyOf(category), name) ?? cannotMake(planning, overwrites, `in ${name}`),
    },
    deed: {
      ...{ on: 'category', id: null },
      call: {
        method: 'POST',
        route: `/guilds/${planning.found.id}/channels`,
        body: { name, type: TYPES.category, permission_overwrites: overwrites.body },
      },
    },
  })
}

function changeCategory(planning: Planning, category: FileCategory, found: FoundChannel): PlannedStep[] {
  const { name, permissions } = category
  const overwrites = wantedOverwrites(planning, permissions, found.overwrites)
  const lines = [...difference('name', found.name, name), ...overwrites.lines]
  if (lines.length === 0) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'category', key: keyOf(category), name, lines },
      ...{ waits: overwrites.waits, careful: overwrites.lines.length > 0 },
      obstacle: cannotChange(planning, found, overwrites),
      deed: {
        ...{ on: 'category', id: found.id },
        call: {
          method: 'PATCH',
          route: `/channels/${found.id}`,
          body: {
            ...(found.name === name ? {} : { name }),
            ...(overwrites.lines.length > 0 ? { permission_overwrites: overwrites.body } : {}),
          },
        },
      },
    }),
  ]
}

const cannotMake = (planning: Planning, { changed }: WantedOverwrites, where: string): ServerObstacle | null =>
  lacksInGuild(planning, MANAGE_CHANNELS) ?? cannotGrant(planning, changed, `anybody ${where}`)

const cannotChange = (planning: Planning, found: FoundChannel, { changed }: WantedOverwrites): ServerObstacle | null =>
  lacksIn(planning, found, MANAGE_CHANNELS | (changed === 0n ? 0n : MANAGE_ROLES)) ??
  cannotGrant(planning, changed, `anybody in ${found.type === 'category' ? found.name : `#${found.name}`}`)

export interface Placed {
  category: FileCategory
  channel: FileChannel
  key: string
}

/** A channel without permissions of its own has its category's. */
export const overwritesIn = ({ category, channel }: Placed): FileOverwrites | undefined =>
  channel.permissions ?? category.permissions

/** The channels, those first that every server may have: announcement channels come with Community, which wants other ones to be there. */
export function planChannels(planning: Planning, which: 'plain' | 'announcement'): PlannedStep[] {
  return channelsOf(planning.file)
    .filter(({ channel }) => (channel.type === 'announcement') === (which === 'announcement'))
    .flatMap((placed) => {
      const found = planning.bound.channels.get(placed.key)
      return found ? changeChannel(planning, placed, found) : createChannel(planning, placed)
    })
}

/** Announcement channels are for servers with Community (resources/channel, "Channel Types"). */
const waitsForCommunity = ({ found }: Planning, { type }: FileChannel): string[] =>
  type === 'announcement' && !found.community ? ['Community'] : []

function createChannel(planning: Planning, placed: Placed): PlannedStep {
  const { channel, category, key } = placed
  const refs = new Refs(planning)
  const parent = refs.category(keyOf(category))
  const overwrites = wantedOverwrites(planning, overwritesIn(placed), [])
  const tags = channel.tags ?? []
  return stepOf({
    ...{ act: 'create', part: 'channel', key, name: shownName(channel), within: category.name },
    lines: [
      ...difference('type', null, channel.type),
      ...difference('topic', null, channel.topic ?? null),
      ...difference('slow mode', null, slowWords(channel.slowmode ?? 0)),
      ...difference('tags', null, tags.map(({ name }) => name).join(', ')),
      ...(channel.permissions ? overwrites.lines : []),
    ],
    waits: [...refs.waits, ...overwrites.waits, ...waitsForCommunity(planning, channel)],
    obstacle:
      isHidden(planning, 'channel', key, shownName(channel)) ??
      cannotMake(planning, overwrites, `in ${shownName(channel)}`),
    deed: {
      ...{ on: 'channel', id: null },
      call: {
        method: 'POST',
        route: `/guilds/${planning.found.id}/channels`,
        body: {
          ...{ name: channel.name, type: TYPES[channel.type], parent_id: parent },
          permission_overwrites: overwrites.body,
          ...(channel.topic ? { topic: channel.topic } : {}),
          ...(channel.slowmode ? { rate_limit_per_user: channel.slowmode } : {}),
          ...(channel.tags ? { available_tags: tags.map(tagBody) } : {}),
        },
      },
    },
  })
}

export const tagBody = ({ name, emoji, staff }: { name: string; emoji?: string | undefined; staff: boolean }) => ({
  ...{ name, moderated: staff },
  ...(emoji === undefined ? {} : { emoji_name: emoji }),
})

export const shownName = ({ name, type }: Pick<FileChannel, 'name' | 'type'>): string =>
  type === 'voice' ? name : `#${name}`

const slowWords = (seconds: number): string | null => (seconds === 0 ? null : `${seconds} s`)

function changeChannel(planning: Planning, placed: Placed, found: FoundChannel): PlannedStep[] {
  const { channel, category, key } = placed
  const overwrites = wantedOverwrites(planning, overwritesIn(placed), found.overwrites)
  const { lines, body, waits } = changesOf(planning, placed, found)
  const all: Line[] = [...lines, ...overwrites.lines]
  if (all.length === 0) return []
  return [
    stepOf({
      ...{ act: 'change', part: 'channel', key, name: shownName(channel), within: category.name, lines: all },
      waits: [...waits, ...overwrites.waits],
      careful: overwrites.lines.length > 0,
      obstacle: otherType(channel, found) ?? cannotChange(planning, found, overwrites),
      deed: {
        ...{ on: 'channel', id: found.id },
        call: {
          method: 'PATCH',
          route: `/channels/${found.id}`,
          body: { ...body, ...(overwrites.lines.length > 0 ? { permission_overwrites: overwrites.body } : {}) },
        },
      },
    }),
  ]
}

/** What differs apart from permissions and tags; what the file does not say stays. */
function changesOf(planning: Planning, { channel, category }: Placed, found: FoundChannel) {
  const refs = new Refs(planning)
  const parent = refs.category(keyOf(category))
  const moved = found.parent !== parent
  const parentName = planning.found.channels.find(({ id }) => id === found.parent)?.name ?? null
  const { name, type, topic, slowmode, requireTag } = channel
  const lines = [
    ...difference('name', found.name, name),
    ...difference('type', found.type, type),
    ...(moved ? [{ what: 'category', before: parentName, after: category.name }] : []),
    ...(topic === undefined ? [] : difference('topic', found.topic, topic)),
    ...(slowmode === undefined ? [] : difference('slow mode', slowWords(found.slowmode), slowWords(slowmode))),
    ...(requireTag === undefined ? [] : difference('every post has a tag', found.requireTag, requireTag)),
  ]
  const body = {
    ...(found.name === name ? {} : { name }),
    ...(found.type === type ? {} : { type: TYPES[type] }),
    ...(moved ? { parent_id: parent } : {}),
    ...(topic === undefined || (found.topic ?? '') === topic ? {} : { topic: topic || null }),
    ...(slowmode === undefined || found.slowmode === slowmode ? {} : { rate_limit_per_user: slowmode }),
    ...(requireTag === undefined || found.requireTag === requireTag ? {} : { flags: requireTag ? REQUIRE_TAG : 0 }),
  }
  const waits = [...refs.waits, ...(found.type === type ? [] : waitsForCommunity(planning, channel))]
  return { lines, body, waits }
}

const CONVERTIBLE = ['text', 'announcement']

function otherType({ name, type }: FileChannel, found: FoundChannel): ServerObstacle | null {
  if (found.type === type || (CONVERTIBLE.includes(found.type) && CONVERTIBLE.includes(type))) return null
  return {
    words: `#${found.name} is of the type ${found.type}, and Discord makes no ${type} of it. Rename it in Discord, or give ${name} another key in the file.`,
    invite: null,
  }
}
