import type { CaseFields } from '../../protocol/cases.ts'
import type { DeclaredFile } from '../attachment/expect-attachments.ts'
import type { ContactFacts } from '../contact/contact.ts'

interface FromMember {
  /** The interaction's id: the same one is taken in once. */
  externalId: string
  contact: ContactFacts
  /** Where it was made; null in a direct message. */
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  sentAt: Date
}

/** A member sent the form of `/bug`, `/new_feature` or `/feedback`. */
export interface InboundReport extends FromMember {
  change: 'report'
  type: 'bug' | 'feature' | 'feedback'
  subject: string
  description: string
  fields: CaseFields
  attachments: DeclaredFile[]
}

/**
 * What a member does with a case. `me_too`, `follow`: join; pressed again they change nothing. `leave`: no more of either. `direct`:
 * to be told by direct message from now on. `severity`: value as in the fields; `files_public`: their files may stand on the card.
 * `same`: the report of theirs (`report`) is this case: they join it, and theirs is withdrawn. `different`: it is none of those offered.
 */
export type CasePressAct = 'me_too' | 'follow' | 'leave' | 'direct' | 'severity' | 'files_public' | 'same' | 'different'

/** A member pressed a button of a card, or of the answer to a report of theirs. */
export interface InboundCasePress extends FromMember {
  change: 'case_press'
  act: CasePressAct
  case: string
  /** The member's own report that is withdrawn, with `same`. */
  report: string | null
  value: string
}

/** A member sent the form behind "add details". They join as a reporter. */
export interface InboundCaseDetail extends FromMember {
  change: 'case_detail'
  case: string
  text: string
  attachments: DeclaredFile[]
}

export type InboundReportChange = InboundReport | InboundCasePress | InboundCaseDetail

/** What became of it, for the member's own eyes. */
export type ReportAnswer =
  | {
      kind: 'filed'
      id: string
      number: number
      type: InboundReport['type']
      similar: { id: string; number: number; subject: string; reporters: number }[]
    }
  /** They are on it: how many reporters and followers it has now. `already`: they had been. */
  | {
      kind: 'joined'
      id: string
      number: number
      subject: string
      role: 'reporter' | 'follower'
      reporters: number
      already: boolean
      direct: boolean
    }
  | { kind: 'left'; id: string; number: number }
  | { kind: 'direct'; id: string; number: number }
  | { kind: 'noted'; id: string; number: number }
  | { kind: 'kept'; id: string; number: number }
  | { kind: 'withdrawn'; id: string; number: number; subject: string; reporters: number }
  /** The case is over, or there is none of that id. */
  | { kind: 'closed'; number: number | null }
  /** They have filed as many reports as one may in an hour; how many minutes until the next. */
  | { kind: 'limited'; minutes: number }
  /** Their account is too young until then. */
  | { kind: 'too_young'; until: Date }
