import type { APIEmbed, APIUser, ChannelType } from 'discord-api-types/v10'

/** A person, or the application's own bot user, with what only the sandbox knows of them. */
export interface Person {
  user: APIUser
  locale: string
  /** "Allow direct messages from server members" in the member's privacy settings. */
  directMessagesOpen: boolean
  blocked: boolean
  /** The drawing that is their picture; left out, the one that their name or id brings. */
  picture?: string
}

export interface Member {
  user: string
  nick: string | null
  roles: string[]
  joinedAt: number
  /** End of the time-out, milliseconds since 1970; a time that has passed is none. */
  timedOutUntil?: number | null
  /** AutoMod found a word of a profile rule in the member's names (documentation: resources/guild, "Guild Member Flags", 1 << 7). */
  quarantined?: boolean
}

export interface Role {
  id: string
  name: string
  permissions: string
  position: number
  color: number
  hoist: boolean
  managed: boolean
  mentionable: boolean
  /** Of a managed role: the bot whose own role it is. */
  bot?: string
}

export interface Overwrite {
  id: string
  /** 0 role, 1 member. */
  type: 0 | 1
  allow: string
  deny: string
}

export interface ThreadFacts {
  owner: string
  archived: boolean
  locked: boolean
  invitable: boolean
  autoArchiveMinutes: number
  createdAt: number
  archivedAt: number
  /** User id → when they joined, milliseconds since 1970. */
  members: Record<string, number>
  /** Of a forum post: ids of its tags, at most five. */
  tags?: string[]
}

/** A tag of a forum channel. */
export interface ForumTag {
  id: string
  name: string
  /** Only who has MANAGE_THREADS may apply it. */
  moderated: boolean
  emoji: string | null
}

export interface Channel {
  id: string
  type: ChannelType
  name: string
  topic: string | null
  parent: string | null
  position: number
  overwrites: Overwrite[]
  lastMessage: string | null
  /** Of a direct-message channel: the person on the other side of the application's bot. */
  recipient?: string
  thread?: ThreadFacts
  nsfw?: boolean
  /** Seconds between two messages of one member: Discord's `rate_limit_per_user`. */
  slowmode?: number
  /** Minutes, for what clients propose with new threads. */
  archiveAfter?: number
  /** Seconds, copied to new threads. */
  threadSlowmode?: number
  /** When a message was last pinned here, milliseconds since 1970. */
  lastPinAt?: number
  voice?: { bitrate: number; userLimit: number }
  /** Of a forum channel: its tags, whether every post must bear one, and what its posts begin with. */
  forum?: {
    tags: ForumTag[]
    requireTag: boolean
    /** An emoji as text. */
    reaction?: string | null
    /** 0 latest activity, 1 creation date. */
    sortOrder?: number | null
    /** 0 not set, 1 list, 2 gallery. */
    layout?: number
  }
}

export interface StoredAttachment {
  id: string
  filename: string
  size: number
  type: string
  description?: string
  title?: string
  spoiler?: boolean
}

/** A component as Discord stores it: numbered and with its defaults. */
export interface StoredComponent {
  type: number
  id: number
  custom_id?: string
  components?: StoredComponent[]
  [key: string]: unknown
}

/** A message as it is journalled; `presentMessage` makes Discord's shape of it. */
export interface StoredMessage {
  id: string
  channel: string
  author: string
  content: string
  type: number
  flags: number
  editedAt?: number
  nonce?: string | number
  attachments?: StoredAttachment[]
  embeds?: APIEmbed[]
  components?: StoredComponent[]
  reply?: { message: string; channel: string }
  mentions?: string[]
  mentionRoles?: string[]
  mentionEveryone?: boolean
  tts?: boolean
  /** Set on what an interaction brought forth. */
  interaction?: {
    id: string
    type: number
    user: string
    name?: string
    /** Of a command in a message's menu: that message. */
    target?: string
    /** Of a command in a member's menu: that member. */
    targetUser?: string
    interactedMessage?: string
    trigger?: { id: string; type: number; user: string; interactedMessage?: string }
  }
  /** When it was pinned, milliseconds since 1970. */
  pinnedAt?: number
  /** The one member who sees it: an ephemeral note. Such notes are neither journalled nor in a channel's log. */
  onlyFor?: string
}

export interface Guild {
  id: string
  name: string
  owner: string
  locale: string
  /** COMMUNITY and NEWS where it is not given: the servers of older journals are communities. */
  features?: string[]
  systemChannel?: string | null
  /** 1: no notes of joins (documentation: resources/guild, "System Channel Flags"). */
  systemChannelFlags?: number
  rulesChannel?: string | null
  updatesChannel?: string | null
  safetyChannel?: string | null
  /** 0 none … 4 very high. */
  verificationLevel?: number
  /** 0 disabled, 1 members without roles, 2 all members. */
  contentFilter?: number
  /** 0 all messages, 1 only mentions. */
  notifications?: number
}

export interface Ban {
  user: string
  reason: string | null
}

/** What an AutoMod rule does; which of the fields are there hangs on the type. */
export interface AutoModAction {
  /** 1 block the message, 2 alert a channel, 3 time out, 4 block the member's interactions. */
  type: number
  metadata: { channel_id?: string; duration_seconds?: number; custom_message?: string }
}

/** An AutoMod rule in Discord's own words (documentation: resources/auto-moderation, "Auto Moderation Rule Structure"). */
export interface AutoModRule {
  id: string
  name: string
  creator_id: string
  /** 1 a message is sent or edited, 2 a member's profile. */
  event_type: number
  /** 1 keywords, 3 spam, 4 word lists of Discord's, 5 mentions, 6 profiles. */
  trigger_type: number
  trigger_metadata: {
    keyword_filter?: string[]
    regex_patterns?: string[]
    allow_list?: string[]
    presets?: number[]
    mention_total_limit?: number
    mention_raid_protection_enabled?: boolean
  }
  actions: AutoModAction[]
  enabled: boolean
  exempt_roles: string[]
  exempt_channels: string[]
}

export interface Application {
  id: string
  name: string
  bot: string
  token: string
  publicKey: string
  /** The MESSAGE_CONTENT switch of the developer portal. */
  messageContent: boolean
  /** The GUILD_MEMBERS switch of the developer portal. */
  guildMembers: boolean
}
