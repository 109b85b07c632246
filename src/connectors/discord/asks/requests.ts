import type { InboundContact, InboundHelpRequest } from '../../../core/conversation/inbound.ts'
import type { Claimant } from '../reports/requests.ts'
import type { AskComponent } from './ask-id.ts'

/** What a member asks the virtual agent beside any chat. */
export type AskRequest =
  /** What they have typed so far. */
  | { ask: 'suggest'; guild: string | null; typed: string }
  /** `everybody`: they want the answer shown to all. */
  | (FromMember & { ask: 'question'; words: string; article: string | null; everybody: boolean })
  /** The words of a message that somebody wrote. */
  | (FromMember & { ask: 'message'; words: string; channel: string; message: string; by: Claimant })
  /** `help` is what is asked for where they want a person, but for the question. */
  | { ask: 'press'; pressed: Exclude<AskComponent, { act: 'show' }>; help: InboundHelpRequest }
  | { ask: 'show'; pressed: Extract<AskComponent, { act: 'show' }>; by: Claimant }

interface FromMember {
  contact: InboundContact
  /** Null in a direct message of which no guild is known. */
  guild: string | null
}

/** The first message of a post in a forum, or of what may be one. */
export interface NewPost {
  /** The channel that the post is, which bears the id of its first message. */
  id: string
  words: string
  by: Claimant & { guildId: string }
}
