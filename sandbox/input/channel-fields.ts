import { ChannelType } from 'discord-api-types/v10'
import { tagNamesTaken, tooManyTags } from '../refusals.ts'
import type { Channel, ForumTag } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { asInteger, asList, asRecord, asText, isRecord, type Json, notOneOf, refuseField } from './form.ts'
import { asBetween, asFlag, asName } from './values.ts'

const ARCHIVE_AFTER = [60, 1440, 4320, 10_080]
const MOST_TAGS = 20
/** documentation: resources/channel, "Channel Flags". */
const REQUIRE_TAG = 1 << 4

type Fields = Pick<Channel, 'topic'> &
  Partial<Pick<Channel, 'nsfw' | 'slowmode' | 'archiveAfter' | 'threadSlowmode' | 'voice' | 'forum'>>

/**
 * What a channel is set to beside its name and place. A field that is not given stays, null brings the default back, and what does not
 * belong to the type is passed over (documentation: resources/guild, "Create Guild Channel"; resources/channel, "Modify Channel").
 */
export function readChannelFields(world: World, type: ChannelType, json: Json, before?: Channel): Fields {
  if (type === ChannelType.GuildCategory) return { topic: null }
  const isForum = type === ChannelType.GuildForum
  const topic = asText(json.topic, 'topic', isForum ? 4096 : 1024)
  const nsfw = given(json, 'nsfw', asFlag(json.nsfw, 'nsfw'), before?.nsfw)
  const slow = asBetween(json.rate_limit_per_user, 'rate_limit_per_user', 0, 21_600)
  const slowmode = given(json, 'rate_limit_per_user', slow, before?.slowmode)
  const archiveAfter = given(json, 'default_auto_archive_duration', readArchiveAfter(json), before?.archiveAfter)
  const later = asBetween(json.default_thread_rate_limit_per_user, 'default_thread_rate_limit_per_user', 0, 21_600)
  const threadSlowmode = given(json, 'default_thread_rate_limit_per_user', later, before?.threadSlowmode)
  return {
    // An empty topic is none.
    topic: type === ChannelType.GuildVoice ? null : (given(json, 'topic', topic || undefined, before?.topic) ?? null),
    ...(nsfw === undefined ? {} : { nsfw }),
    ...(slowmode === undefined ? {} : { slowmode }),
    ...(archiveAfter === undefined ? {} : { archiveAfter }),
    ...(threadSlowmode === undefined ? {} : { threadSlowmode }),
    ...(type === ChannelType.GuildVoice ? { voice: readVoice(json, before?.voice) } : {}),
    ...(isForum ? { forum: readForum(world, json, before?.forum) } : {}),
  }
}

/** Null counts as given: it takes back what was set. */
function given<T, B>(json: Json, field: string, value: T, before: B): T | B {
  return json[field] === undefined ? before : value
}

function readArchiveAfter(json: Json): number | undefined {
  const minutes = asInteger(json.default_auto_archive_duration, 'default_auto_archive_duration')
  if (minutes !== undefined && !ARCHIVE_AFTER.includes(minutes))
    throw notOneOf('default_auto_archive_duration', ARCHIVE_AFTER.join(', '))
  return minutes
}

/** A server without boosts has at most 96 kbit/s (documentation: as above). */
function readVoice(json: Json, before: Channel['voice']): NonNullable<Channel['voice']> {
  return {
    bitrate: asBetween(json.bitrate, 'bitrate', 8000, 96_000) ?? before?.bitrate ?? 64_000,
    userLimit: asBetween(json.user_limit, 'user_limit', 0, 99) ?? before?.userLimit ?? 0,
  }
}

function readForum(world: World, json: Json, before: Channel['forum']): NonNullable<Channel['forum']> {
  const flags = asInteger(json.flags, 'flags')
  const sortOrder = asBetween(json.default_sort_order, 'default_sort_order', 0, 1)
  return {
    tags: json.available_tags === undefined ? (before?.tags ?? []) : readTags(world, json.available_tags, before?.tags),
    requireTag: flags === undefined ? (before?.requireTag ?? false) : (flags & REQUIRE_TAG) !== 0,
    reaction: given(json, 'default_reaction_emoji', readEmoji(json.default_reaction_emoji), before?.reaction) ?? null,
    sortOrder: given(json, 'default_sort_order', sortOrder, before?.sortOrder) ?? null,
    layout: asBetween(json.default_forum_layout, 'default_forum_layout', 0, 2) ?? before?.layout ?? 0,
  }
}

/** The server has no emoji of its own, so only those of Unicode are known here. */
function readEmoji(value: unknown, path = 'default_reaction_emoji'): string | undefined {
  if (!isRecord(value)) return undefined
  if (value.emoji_id !== null && value.emoji_id !== undefined && value.emoji_id !== '0')
    throw refuseField(path, 'INVALID_EMOJI', 'Invalid emoji')
  return asText(value.emoji_name, `${path}.emoji_name`, 100) || undefined
}

/** A tag that is named by its id keeps it; any other is a new one (documentation: resources/channel, "Forum Tag Object": 0 to 20 characters). */
function readTags(world: World, value: unknown, before: ForumTag[] = []): ForumTag[] {
  const list = asList(value, 'available_tags', 1000)
  if (list.length > MOST_TAGS) throw tooManyTags()
  const tags = list.map((item, index): ForumTag => {
    const path = `available_tags.${index}`
    const json = asRecord(item, path)
    const name = asName(json.name, `${path}.name`, 20)
    const known = before.find((tag) => tag.id === json.id)
    const moderated = asFlag(json.moderated, `${path}.moderated`) ?? known?.moderated ?? false
    return { id: known?.id ?? world.ids.next(), name, moderated, emoji: readEmoji(json, path) ?? null }
  })
  if (new Set(tags.map((tag) => tag.name)).size < tags.length) throw tagNamesTaken()
  return tags
}
