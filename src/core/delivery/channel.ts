import type { DeliveryCause, PlaceKind } from '../../protocol/messages.ts'

/** Where on the channel a conversation goes on, e.g. a direct message or a private thread. */
export interface Place {
  kind: PlaceKind
  /** The channel's own id of the place; null for an ephemeral note. */
  id: string | null
}

/** A message as the channel knows it. */
export interface ExternalRef {
  id: string
  placeId: string | null
}

/** A notice that is shown with a heading and a picture, e.g. "Ana joined the chat". */
export interface Card {
  title: string
  picture: { blob: string; mediaType: string } | null
}

export interface OutgoingFile {
  name: string
  mediaType: string
  bytes: () => Promise<Uint8Array>
}

/** Whom and where an operation is for, as it stands when it is performed. */
export interface Recipient {
  conversation: string
  /** The channel's own id of the person. */
  address: string
  name: string
  /** Where the last message came from or went; null when nothing went yet. */
  place: Place | null
  /** The guild and channel in which the contact last asked for help. */
  origin: { guildId: string; channelId: string } | null
  locale: string
}

export type ChannelOperation = { to: Recipient } & (
  | {
      kind: 'send'
      text: string
      card: { title: string; picture: OutgoingFile | null } | null
      files: OutgoingFile[]
      replyTo: ExternalRef | null
    }
  | { kind: 'edit'; target: ExternalRef; text: string }
  | { kind: 'delete'; target: ExternalRef }
  | { kind: 'typing' }
)

/**
 * What became of an operation.
 * - `done`: the channel confirmed it; a send answers with its id and place
 * - `later`: surely not performed; try again not before `at` (rate limit, refused connection)
 * - `failed`: refused for good
 * - `unknown`: it may have been performed (time-out, 5xx, broken connection); `keyed` says whether the channel would recognise the
 *   same key again (a follow-up to an interaction it would not)
 * - `stopped`: the application may do nothing at all now (token refused, shutting down); surely not performed
 */
export type Outcome =
  | { result: 'done'; externalId: string | null; place: Place | null }
  | { result: 'later'; at: Date; detail: string }
  | { result: 'failed'; cause: DeliveryCause; detail: string }
  | { result: 'unknown'; detail: string; keyed: boolean }
  | { result: 'stopped' }

export interface ChannelCapabilities {
  /** Characters per message that the channel accepts from us. */
  textLimit: number
  /** Minutes for which a repeated key surely yields the earlier message instead of a second one. */
  keyMinutes: number
}

/** Where contacts are reached. Declared here by its user; connectors implement it. */
export interface Channel {
  capabilities(): ChannelCapabilities
  /** Performs one operation. `key` is the same for every attempt of the same delivery (at most 25 characters). Never throws. */
  perform(operation: ChannelOperation, key: string): Promise<Outcome>
  /**
   * Looks for a message of ours that was sent after `since` with exactly this text.
   * `null`: looked, not there. Throws when it could not look.
   */
  find(to: Recipient, text: string, since: Date): Promise<{ externalId: string; place: Place } | null>
}
