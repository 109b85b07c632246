import type { RolePlace } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'

export type AnnouncerAct = 'post' | 'edit' | 'crosspost' | 'pin' | 'unpin' | 'remove'

/** An announcement as it is, or is to be, in its channel. */
export interface Announced {
  place: ChannelPlace
  /** What it says, our mark included; at most 2,000 characters. */
  shown: string
  /** The same without our mark. */
  head: string
  /** Nobody else is mentioned, whatever the words say. */
  mention: RolePlace | null
  /** The channel's own id; null before it is posted. */
  messageId: string | null
  /** It went out to the servers that follow the channel. */
  published: boolean
}

/**
 * What became of an act.
 * - `done`: confirmed; `post` answers with the message's id
 * - `later`: surely not performed; not before `at`. `limited`: the channel's own limit of this act is used up, else the channel is away
 * - `refused`: refused for good; `words` say what a person can do
 * - `gone`: the message is not there any more; `words` say what happened to it
 * - `unknown`: it may have been performed
 */
export type AnnouncerOutcome =
  | { result: 'done'; id: string | null }
  | { result: 'later'; at: Date; limited: boolean }
  | { result: 'refused'; words: string }
  | { result: 'gone'; words: string }
  | { result: 'unknown' }

/** Why it could not be looked for an announcement: that it may be possible later, or not before a person has acted. */
export type NotLooked = Extract<AnnouncerOutcome, { result: 'later' | 'refused' }>

/** Where announcements stand. Declared here by its user; a connector implements it. */
export interface Announcer {
  /** Performs one act. `key`, at most 25 characters, is the same for every attempt to post the same announcement. Never throws. */
  perform(act: AnnouncerAct, announced: Announced, key: string): Promise<AnnouncerOutcome>
  /** Our own messages with the same words that stand in the channel since then: their ids; or why it could not look. Never throws. */
  find(announced: Announced, since: Date): Promise<string[] | NotLooked>
}
