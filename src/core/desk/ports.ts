import type { Reader } from '../../kernel/database.ts'
import type { DeskOffer, DeskView } from './desk.ts'

/** Facts of a conversation for a desk; the worker adds what only it knows. */
export type OfferFacts = Omit<DeskOffer, 'workspace' | 'session' | 'conversation' | 'purpose' | 'url'>

/** A message as a desk is to be told of it, as it stands now. */
export interface RelayedMessage {
  author: 'contact' | 'agent' | 'virtual_agent' | 'system'
  name: string
  text: string
  /** It was said by a command, which is ours in every mode. */
  command: boolean
  sentAt: Date
  deleted: boolean
  /** The channel's own id of it. */
  externalMessage: string | null
  /** In their order. `pending`: still being copied. */
  files: RelayedFile[]
}

export interface RelayedFile {
  name: string
  mediaType: string
  bytes: number
  state: 'pending' | 'stored' | 'failed'
  blob: string | null
}

/** A file of an agent there, fetched and stored: bytes, and type as sniffed. */
export interface TakenFile {
  name: string
  mediaType: string
  bytes: number
  blob: string
  hash: string
}

/** An exchange as it was read at the desk. */
export interface LookedAt {
  workspace: number
  session: string
  view: DeskView
  /** The index after which the view's messages were asked for; -1: all of them. */
  after: number
  /** When the reading began: what was said later may be missing in it. */
  askedAt: Date
  /** The files of its messages by the desk's id of each; in place of one that cannot be had, why, in words. Files of known messages are left out. */
  files: ReadonlyMap<string, TakenFile | { refused: string }>
}

/** What the worker of an outside desk needs of conversations, which stand after it; wired in the composition root. */
export interface DeskConversations {
  /** Null: there is no such conversation. */
  offer(reader: Reader, workspace: number, conversation: string): Promise<OfferFacts | null>
  /** Null: there is no such message. */
  message(reader: Reader, workspace: number, message: string): Promise<RelayedMessage | null>
  /** Brings the conversation to what stands at the desk. The same again changes nothing. */
  takeIn(looked: LookedAt): Promise<void>
}
