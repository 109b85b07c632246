import { ChannelType } from 'discord-api-types/v10'
import { linkOf } from './attachments.ts'
import { avatarOf } from './faces.ts'
import { snowflakeTime } from './ids.ts'
import type { Channel, Member, Person, Role, StoredAttachment, StoredMessage } from './model.ts'
import { permissionsIn } from './permissions.ts'
import { cardsAndFiles } from './present-files.ts'
import type { World } from './world.ts'

/** Users in Discord's shape. The description asks for fields that the client types do not know, so the shape is an open record. */
export function presentUser(person: Person | undefined, id = '0'): Record<string, unknown> {
  // An author who is gone altogether reads as Discord's "Deleted User" (item 24).
  if (!person)
    return {
      id,
      username: 'deleted_user',
      discriminator: '0',
      global_name: null,
      avatar: null,
      public_flags: 0,
      flags: 0,
      primary_guild: null,
    }
  return { ...person.user, avatar: avatarOf(person) } as unknown as Record<string, unknown>
}

export function presentMember(world: World, member: Member, withUser = true): Record<string, unknown> {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: member.timedOutUntil ? new Date(member.timedOutUntil).toISOString() : null,
    // AUTOMOD_QUARANTINED_USERNAME (documentation: resources/guild, "Guild Member Flags").
    flags: member.quarantined ? 1 << 7 : 0,
    joined_at: new Date(member.joinedAt).toISOString(),
    nick: member.nick,
    pending: false,
    premium_since: null,
    roles: member.roles,
    mute: false,
    deaf: false,
    ...(withUser ? { user: presentUser(world.people.get(member.user), member.user) } : {}),
  }
}

export function presentRole(role: Role): Record<string, unknown> {
  const { bot, ...shown } = role
  return {
    ...shown,
    ...(bot === undefined ? {} : { tags: { bot_id: bot } }),
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    icon: null,
    unicode_emoji: null,
    flags: 0,
  }
}

function presentThread(world: World, channel: Channel): Record<string, unknown> {
  const thread = channel.thread!
  const sent = world.log(channel.id).size
  // A forum post's first message is not counted (documentation: resources/channel, `message_count`).
  const size = thread.tags ? Math.max(0, sent - 1) : sent
  const joined = thread.members[world.application.bot]
  return {
    owner_id: thread.owner,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: new Date(thread.archivedAt).toISOString(),
      auto_archive_duration: thread.autoArchiveMinutes,
      locked: thread.locked,
      create_timestamp: new Date(thread.createdAt).toISOString(),
      ...(channel.type === ChannelType.PrivateThread ? { invitable: thread.invitable } : {}),
    },
    rate_limit_per_user: 0,
    message_count: size,
    member_count: Math.min(50, Object.keys(thread.members).length),
    total_message_sent: size,
    ...(thread.tags ? { applied_tags: thread.tags } : {}),
    ...(joined === undefined ? {} : { member: presentThreadMember(channel, world.application.bot, joined) }),
  }
}

export function presentThreadMember(channel: Channel, user: string, joinedAt: number): Record<string, unknown> {
  return { id: channel.id, user_id: user, join_timestamp: new Date(joinedAt).toISOString(), flags: 0 }
}

export function presentChannel(world: World, channel: Channel): Record<string, unknown> {
  const common = { id: channel.id, type: channel.type, last_message_id: channel.lastMessage, flags: 0 }
  if (channel.type === ChannelType.DM) {
    return { ...common, recipients: [presentUser(world.people.get(channel.recipient!), channel.recipient)] }
  }
  const inGuild = { ...common, guild_id: world.guild.id, name: channel.name, parent_id: channel.parent }
  if (channel.thread) return { ...inGuild, ...presentThread(world, channel) }
  return {
    ...inGuild,
    position: channel.position,
    topic: channel.topic,
    nsfw: channel.nsfw ?? false,
    rate_limit_per_user: channel.slowmode ?? 0,
    permission_overwrites: channel.overwrites,
    ...(channel.lastPinAt === undefined ? {} : { last_pin_timestamp: new Date(channel.lastPinAt).toISOString() }),
    ...(channel.archiveAfter === undefined ? {} : { default_auto_archive_duration: channel.archiveAfter }),
    ...(channel.threadSlowmode === undefined ? {} : { default_thread_rate_limit_per_user: channel.threadSlowmode }),
    ...(channel.forum ? presentForum(channel.forum) : {}),
    ...(channel.type === ChannelType.GuildVoice ? presentVoice(channel.voice) : {}),
  }
}

function presentVoice(voice: Channel['voice']): Record<string, unknown> {
  return { bitrate: voice?.bitrate ?? 64_000, user_limit: voice?.userLimit ?? 0, rtc_region: null }
}

/** REQUIRE_TAG is 1 << 4 of a forum's flags (documentation: resources/channel, "Channel Flags"). */
function presentForum(forum: NonNullable<Channel['forum']>): Record<string, unknown> {
  const { tags, requireTag, reaction, sortOrder, layout } = forum
  return {
    flags: requireTag ? 1 << 4 : 0,
    available_tags: tags.map(({ id, name, moderated, emoji }) => ({
      ...{ id, name, moderated },
      ...{ emoji_id: null, emoji_name: emoji },
    })),
    default_reaction_emoji: reaction ? { emoji_id: null, emoji_name: reaction } : null,
    default_sort_order: sortOrder ?? null,
    default_forum_layout: layout ?? 0,
  }
}

export function presentAttachment(
  world: World,
  channel: string,
  file: StoredAttachment,
  ephemeral: boolean,
): Record<string, unknown> {
  const url = linkOf(world, channel, file)
  return {
    id: file.id,
    filename: file.filename,
    size: file.size,
    url,
    proxy_url: url,
    content_type: file.type,
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(file.title === undefined ? {} : { title: file.title }),
    ...(ephemeral ? { ephemeral: true } : {}),
  }
}

function presentInteraction(world: World, message: StoredMessage): Record<string, unknown> {
  const origin = message.interaction!
  const owners = world.channels.get(message.channel)?.type === ChannelType.DM ? { '0': '0' } : { '0': world.guild.id }
  const metadata = (
    from: Pick<
      NonNullable<StoredMessage['interaction']>,
      'id' | 'type' | 'user' | 'target' | 'targetUser' | 'interactedMessage'
    >,
  ) => ({
    id: from.id,
    type: from.type,
    user: presentUser(world.people.get(from.user), from.user),
    authorizing_integration_owners: owners,
    ...(from.target === undefined ? {} : { target_message_id: from.target }),
    ...(from.targetUser === undefined
      ? {}
      : { target_user: presentUser(world.people.get(from.targetUser), from.targetUser) }),
    ...(from.type === 3 && from.interactedMessage ? { interacted_message_id: from.interactedMessage } : {}),
  })
  const own = metadata(origin)
  if (origin.type !== 5) return own
  return {
    ...own,
    triggering_interaction_metadata: metadata(origin.trigger ?? { id: origin.id, type: 2, user: origin.user }),
  }
}

/** A message flag: a thread began with it (documentation: resources/message, "Message Flags"). */
export const HAS_THREAD = 1 << 5

/** A message in Discord's shape, as REST answers it; links of its files are signed anew each time (item 17). */
export function presentMessage(world: World, message: StoredMessage, deep = true): Record<string, unknown> {
  const origin = message.interaction
  const { embeds, files } = cardsAndFiles(world, message)
  const shown: Record<string, unknown> = {
    type: message.type,
    content: message.content,
    mentions: (message.mentions ?? []).map((user) => presentUser(world.people.get(user), user)),
    mention_roles: message.mentionRoles ?? [],
    attachments: files.map((file) => presentAttachment(world, message.channel, file, message.onlyFor !== undefined)),
    embeds,
    timestamp: new Date(snowflakeTime(message.id)).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    flags: message.flags,
    components: message.components ?? [],
    id: message.id,
    channel_id: message.channel,
    author: presentUser(world.people.get(message.author), message.author),
    pinned: message.pinnedAt !== undefined,
    mention_everyone: message.mentionEveryone ?? false,
    tts: message.tts ?? false,
  }
  if (message.nonce !== undefined) shown.nonce = message.nonce
  // A thread that began with this message bears its id.
  const thread = (message.flags & HAS_THREAD) === 0 ? undefined : world.channels.get(message.id)
  if (thread) shown.thread = presentChannel(world, thread)
  if (origin) {
    shown.interaction_metadata = presentInteraction(world, message)
    shown.application_id = world.application.id
    shown.webhook_id = world.application.id
  }
  if (message.reply) presentReply(world, message, shown, deep)
  return shown
}

/** `referenced_message` is null when the other message was deleted (item 22). */
function presentReply(world: World, message: StoredMessage, shown: Record<string, unknown>, deep: boolean): void {
  const { message: id, channel: place } = message.reply!
  const inGuild = world.channels.get(place)?.type !== ChannelType.DM
  shown.message_reference = {
    type: 0,
    channel_id: place,
    message_id: id,
    ...(inGuild ? { guild_id: world.guild.id } : {}),
  }
  if (!deep) return
  const other = world.log(place).get(id)
  shown.referenced_message = other ? presentMessage(world, other, false) : null
}

/** The bot's own permissions in a channel, as interactions carry them. */
export function appPermissions(world: World, channel: Channel): string {
  // In direct messages Discord gives a fixed set: reading, writing, files, links, reactions, history and mentions.
  if (channel.type === ChannelType.DM) return '442368'
  return permissionsIn(world, world.application.bot, channel).toString()
}
