import type { AlarmFacts, ModerationKind, ModerationState } from '../../protocol/moderation.ts'

export interface Place {
  id: string
  name: string
}

/** Who is reported, as far as that is known. */
export interface Subject {
  /** The channel's own id of the person. */
  address: string | null
  name: string
  /** Address of the picture, or null. */
  picture: string | null
}

/** The lane of a report: what moderators want done in Discord, who is to be told, and the lines of the mod-log. */
export const MODERATION_ROUTE = 'moderation'

/** A report, or an alarm, as it is stored when it is made. */
export interface NewRow {
  workspace: number
  case: string
  kind: ModerationKind
  guild: Place | null
  origin: Place | null
  message: { id: string; url: string } | null
  text: string
  subject: Subject
  facts: AlarmFacts
  now: Date
}

/** A report as the verbs hold it, locked until their transaction ends. */
export interface LockedReport {
  id: string
  case: string
  kind: ModerationKind
  state: ModerationState
  guild: Place | null
  origin: Place | null
  messageId: string | null
  messageGoneAt: Date | null
  text: string
  subjectAddress: string | null
  subjectName: string
  raised: boolean
  version: number
}
