import type { APIEmbed, APIUser, ChannelType } from 'discord-api-types/v10'

/** A person, or the application's own bot user, with what only the sandbox knows of them. */
export interface Person {
  user: APIUser
  locale: string
  /** "Allow direct messages from server members" in the member's privacy settings. */
  directMessagesOpen: boolean
  blocked: boolean
}

export interface Member {
  user: string
  nick: string | null
  roles: string[]
  joinedAt: number
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
  /** Of a forum channel: its tags, and whether every post must bear one. */
  forum?: { tags: ForumTag[]; requireTag: boolean }
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
    interactedMessage?: string
    trigger?: { id: string; type: number; user: string; interactedMessage?: string }
  }
  /** The one member who sees it: an ephemeral note. Such notes are neither journalled nor in a channel's log. */
  onlyFor?: string
}

export interface Guild {
  id: string
  name: string
  owner: string
  locale: string
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
