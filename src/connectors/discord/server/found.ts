import type { PanelFace } from './panel-face.ts'

/** What is made of a guild's things, in the words of a server file rather than in Discord's numbers. */
export interface FoundRole {
  id: string
  name: string
  /** The higher, the mightier; of two alike the older one is. */
  position: number
  permissions: bigint
  /** As `#rrggbb`; null: Discord's own. */
  color: string | null
  hoist: boolean
  mentionable: boolean
  /** Of an application, of boosters: nobody may delete or hand out these. */
  managed: boolean
}

export interface FoundOverwrite {
  id: string
  type: 'role' | 'member'
  allow: bigint
  deny: bigint
}

export interface FoundTag {
  id: string
  name: string
  /** An emoji as text; one of the server's own is left as it is, by its id. */
  emoji: string | null
  emojiId: string | null
  staff: boolean
}

export interface FoundChannel {
  id: string
  /** `other`: what a file does not describe, as stages and media. */
  type: 'category' | 'text' | 'announcement' | 'forum' | 'voice' | 'other'
  name: string
  parent: string | null
  position: number
  topic: string | null
  slowmode: number
  overwrites: FoundOverwrite[]
  tags: FoundTag[]
  requireTag: boolean
}

/** A message of ours that is a panel, or was one. */
export interface FoundPanel {
  id: string
  channel: string
  face: PanelFace
  pinned: boolean
}

export interface FoundRule {
  id: string
  name: string
  type: 'spam' | 'mentions' | 'words' | 'lists' | 'names' | 'other'
  /** Whether our bot made it: other ones are nobody's business here. */
  ours: boolean
  enabled: boolean
  words: string[]
  patterns: string[]
  allow: string[]
  lists: ('profanity' | 'sexual_content' | 'slurs')[]
  most: number | null
  says: string | null
  /** Id of the channel that is told. */
  alert: string | null
  /** Minutes. */
  timeOut: number | null
  exemptRoles: string[]
  exemptChannels: string[]
}

/** A guild as it stands. */
export interface FoundServer {
  id: string
  name: string
  ownerId: string
  bot: { id: string; name: string; roles: string[]; applicationId: string }
  /** COMMUNITY is on, without which there are no announcement channels. */
  community: boolean
  features: string[]
  rulesChannel: string | null
  updatesChannel: string | null
  verification: number
  roles: FoundRole[]
  /** As far as the bot sees them. */
  channels: FoundChannel[]
  /** Ids of channels that are there and that the bot does not see. */
  hidden: string[]
  panels: FoundPanel[]
  /** Ids of panels that we posted and that are not there any more. */
  gone: string[]
  /** Null where the bot may not look. */
  rules: FoundRule[] | null
}

export type PartKind = 'role' | 'category' | 'channel' | 'tag' | 'panel' | 'automod'

/** Which of Discord's things stands for which part of the file: `role moderator` → its id. */
export type PartIds = ReadonlyMap<string, string>

export const partName = (kind: PartKind, key: string): string => `${kind} ${key}`
