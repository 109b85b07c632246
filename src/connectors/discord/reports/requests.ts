import type { InboundAttachment, InboundContact } from '../../../core/conversation/inbound.ts'
import type { CaseOutcome, CaseType } from '../../../protocol/cases.ts'
import type { ManageAct, TargetId } from './case-id.ts'

/** Who asks for what only staff may do, as Discord says they are now. */
export interface Claimant {
  contact: InboundContact
  /** Null in a direct message. */
  guildId: string | null
  roleIds: string[]
  /** In the channel in which they ask. */
  managesMessages: boolean
}

/** What a member wants to know. `suggest`: the numbers that what they have typed so far may mean. */
export type Lookup = { ask: 'mine' } | { ask: 'status'; number: number } | { ask: 'suggest'; typed: string }

/** What staff do with a case; `show` is the button of the card itself. */
export type Managing = { ask: 'manage'; by: Claimant; case: string } & (
  | { act: Exclude<ManageAct, 'info' | 'duplicate' | 'resolve' | 'decline'> | 'show' }
  | { act: 'info' | 'decline'; words: string }
  | { act: 'duplicate'; number: string }
  | { act: 'resolve'; outcome: CaseOutcome; version: string; words: string }
)

/** A message of a channel that staff make something of. */
export interface MessageTarget extends TargetId {
  text: string
  attachments: InboundAttachment[]
  /** Who wrote it; null where an application or a webhook did. */
  contact: InboundContact | null
  /** The same, an application included; null where a webhook did. */
  wrote: InboundContact | null
}

/** What staff make of a message. */
export type MessageRequest = {
  ask: 'message'
  by: Claimant
  target: TargetId
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
} & (
  | { act: 'bug'; subject: string; words: string }
  | { act: 'case'; type: CaseType; subject: string; words: string }
  | { act: 'add'; number: string }
)

export type CaseRequest = Lookup | Managing | MessageRequest
