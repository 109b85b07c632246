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

/** What is shown with a heading of its own: "Ana joined the chat" with her picture, or an article with its text. */
export interface Card {
  title: string
  /** Markdown below the title. */
  text?: string
  picture: { blob: string; mediaType: string } | null
}

/**
 * What a button asks for. `person`: a live agent. `never_mind`: no more waiting. `helped`: whether the article did, value `yes` or `no`.
 * `me_too`: they have the trouble of the case whose id is the value, and want to hear of it. `something_else`: they have not.
 * `pick`: the article whose id is the value. `fill`: a choice of a form's question, value `<question>.<choice>`, counted from 0. `skip`: the
 * form's question whose number is the value is left out. `rate`: value 1 to 5. `comment`: opens a form for a word on the rating; its words
 * come back as the value.
 */
export type ButtonAct =
  | 'person'
  | 'never_mind'
  | 'helped'
  | 'pick'
  | 'me_too'
  | 'something_else'
  | 'fill'
  | 'skip'
  | 'rate'
  | 'comment'

/** A button under one of our messages, in the contact's language. */
export interface Button {
  act: ButtonAct
  value: string
  /** At most 80 characters. */
  label: string
  tone: 'primary' | 'secondary' | 'success'
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

interface AboutMessage {
  to: Recipient
  /** Our message, which presses of its buttons name. */
  message: string
  /** `bulk` waits while anything live wants to be sent. */
  urgency: 'live' | 'bulk'
}

export interface SendOperation extends AboutMessage {
  kind: 'send'
  text: string
  card: { title: string; text: string; picture: OutgoingFile | null } | null
  files: OutgoingFile[]
  replyTo: ExternalRef | null
  buttons: Button[]
  /** By the direct message that is open, or not at all: no other way is tried, and nothing is opened for it. */
  directOnly: boolean
}

export interface EditOperation extends AboutMessage {
  kind: 'edit'
  target: ExternalRef
  text: string
  /** Those that the message has from now on. */
  buttons: Button[]
}

export interface DeleteOperation extends AboutMessage {
  kind: 'delete'
  target: ExternalRef
}

export type ChannelOperation = SendOperation | EditOperation | DeleteOperation | { kind: 'typing'; to: Recipient }

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
