import type { DeclaredFile } from '../attachment/expect-attachments.ts'
import type { InboundReportChange, ReportAnswer } from '../case/inbound-report.ts'
import type { ContactFacts } from '../contact/contact.ts'
import type { ButtonAct, Place } from '../delivery/channel.ts'
import type { TurnedAway } from '../safety/turned-away.ts'

/** Who wrote, as the channel says now. */
export type InboundContact = ContactFacts

/** A file that came with what was said. */
export type InboundAttachment = DeclaredFile

export type InboundKind = 'text' | 'sticker' | 'voice' | 'forward' | 'poll' | 'command' | 'unreadable'

interface FromContact {
  contact: InboundContact
  place: Place
  /** The guild it comes from; null in a direct message. */
  guild: { id: string; name: string } | null
}

/** A member said something. */
export interface InboundMessage extends FromContact {
  change: 'message'
  /** The channel's own id; the same id twice is stored once. */
  externalId: string
  kind: InboundKind
  text: string
  attachments: InboundAttachment[]
  /** The channel's id of the message that it answers. */
  replyToExternalId: string | null
  sentAt: Date
  /** It came by a form, so that `externalId` is an interaction's and the channel shows no message of that id. */
  interaction?: true
  /** The member's words came empty because the application may not read them: answered once per place with how to reply. */
  tellHowToReply?: boolean
}

/** A member asked for help by a command. Opens or continues the conversation and greets; a question is stored as their words. */
export interface InboundHelpRequest extends FromContact {
  change: 'help'
  externalId: string
  question: string | null
  /** They want a person at once: the virtual agent was asked already. */
  person?: true
  /** The channel of the guild in which it was asked. */
  origin: { id: string; name: string } | null
  sentAt: Date
}

export interface InboundEdit {
  change: 'edit'
  externalId: string
  text: string
  editedAt: Date
}

export interface InboundDeletion {
  change: 'deletion'
  externalIds: string[]
  deletedAt: Date
}

/** Our own message came back from the channel: it is the proof of a send whose answer was lost. */
export interface InboundEcho {
  change: 'echo'
  /** The key under which it was performed. */
  key: string
  externalId: string
  place: Place
  sentAt: Date
}

/** A member pressed a button under one of our messages, or sent the form behind it. */
export interface InboundPress extends FromContact {
  change: 'press'
  /** The interaction's id: the same press is stored once. */
  externalId: string
  act: ButtonAct
  value: string
  /** Our message, as its button names it. */
  message: string
  /** The channel of the guild in which it was pressed, if it was there. */
  origin: { id: string; name: string } | null
  sentAt: Date
}

export type InboundChange =
  | InboundMessage
  | InboundHelpRequest
  | InboundPress
  | InboundEdit
  | InboundDeletion
  | InboundEcho
  | InboundReportChange

/** What became of one change, in the order of the batch. */
export interface Received {
  /** The conversation it belongs to; null when it belongs to none of ours. */
  conversation: string | null
  /** `known`: it had been received before. */
  outcome: 'opened' | 'reopened' | 'continued' | 'known' | 'applied' | 'stale' | 'ignored'
  /** Why a press has no effect: an agent is there already, or the chat that it belongs to is over. */
  stale?: 'with_agent' | 'over'
  /** The greeting that a help request caused, so that the connector can tell where it arrived. */
  greeting: string | null
  /** What became of a report, or of what a member did with a case. */
  report?: ReportAnswer
  /** It was not taken in, and this is why. */
  refused?: TurnedAway
}
