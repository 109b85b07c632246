import type { CaseFields, CaseOutcome, CasePriority, CaseStatus, CaseType } from '../../protocol/cases.ts'

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
  safety: 'Safety report',
  other: 'Other',
}

/** Many of a type, as a list is called. */
export const TYPE_PLURALS: Record<CaseType, string> = {
  question: 'Questions',
  bug: 'Bugs',
  feature: 'Feature requests',
  feedback: 'Feedback',
  account: 'Account',
  appeal: 'Appeals',
  safety: 'Safety reports',
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

export const SEVERITY_WORDS: Record<NonNullable<CaseFields['severity']>, string> = {
  minor: 'Minor',
  annoying: 'Annoying',
  blocking: 'Blocking',
  data_loss: 'Data loss',
}

export const AREA_WORDS: Record<NonNullable<CaseFields['area']>, string> = {
  gameplay: 'Gameplay',
  quality_of_life: 'Quality of life',
  content: 'Content',
  other: 'Other',
}

export const PLATFORM_WORDS: Record<NonNullable<CaseFields['platforms']>[number], string> = {
  ios: 'iPhone or iPad',
  android: 'Android',
  windows: 'Windows',
  mac: 'Mac',
  linux: 'Linux',
  web: 'Web',
  console: 'Console',
  other: 'Other',
}

/** The languages that members are written to in. */
export const LANGUAGE_WORDS: Record<string, string> = { en: 'English', 'pt-BR': 'Portuguese' }
