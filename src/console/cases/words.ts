import type { CaseOutcome, CasePriority, CaseStatus, CaseType } from '../../protocol/cases.ts'

/** What the desk calls a case's status, type and so on. */
export const STATUS_WORDS: Record<CaseStatus, string> = {
  new: 'New',
  open: 'Open',
  waiting: 'Waiting on member',
  in_progress: 'In progress',
  resolved: 'Resolved',
  closed: 'Closed',
}

export const TYPE_WORDS: Record<CaseType, string> = {
  question: 'Question',
  bug: 'Bug',
  feature: 'Feature request',
  feedback: 'Feedback',
  account: 'Account',
  appeal: 'Appeal',
  other: 'Other',
}

export const PRIORITY_WORDS: Record<CasePriority, string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

export const OUTCOME_WORDS: Record<CaseOutcome, string> = {
  solved: 'Solved',
  withdrawn: 'Taken back by the member',
  silent: 'Ended by silence',
  fixed: 'Fixed',
  declined: 'Will not be done',
  duplicate: 'Duplicate',
  unreproducible: 'Cannot be reproduced',
}
