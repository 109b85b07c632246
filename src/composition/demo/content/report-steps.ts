import type { CaseFields, CaseOutcome, CasePriority, CaseStatus } from '../../../protocol/cases.ts'
import type { DemoAgent, DemoFile } from './steps.ts'

/** One thing that happens to a report, `at` minutes after it was filed. */
export type ReportStep = { at: number } & (
  | { does: 'joins' | 'follows'; member: string }
  | { does: 'adds'; member: string; words: string; file?: DemoFile }
  /** A member writes in the card's thread, which the product leaves to them. */
  | { does: 'discusses'; member: string; words: string }
  /** `words`: to those who are told, in English, and in Portuguese with `palavras`. */
  | ({ does: 'moves'; by: DemoAgent; to: CaseStatus } & DemoMove)
  | { does: 'sets'; by: DemoAgent; change: DemoChange }
  | { does: 'remarks'; by: DemoAgent; words: string; names?: DemoAgent[] }
  | { does: 'merges' | 'relates'; by: DemoAgent; other: string }
  /** The member's newest conversation belongs to it too. */
  | { does: 'connects'; by: DemoAgent; member: string }
  | { does: 'reminds'; by: DemoAgent; words: string; days: number }
)

export interface DemoMove {
  outcome?: CaseOutcome
  fixedIn?: string
  words?: string
  palavras?: string
}

export interface DemoChange {
  owner?: DemoAgent
  priority?: CasePriority
  tags?: string[]
  /** In so many hours from today's beginning of the demo. */
  dueIn?: number
}

/** What a member files with `/bug`, `/new_feature` or `/feedback`. */
export interface DemoReport {
  /** How other reports name it. */
  key: string
  /** By their Discord name. */
  member: string
  /** Minutes ago. */
  ago: number
  type: 'bug' | 'feature' | 'feedback'
  subject: string
  description: string
  fields: CaseFields
  file?: DemoFile
  steps: ReportStep[]
}

/** Several members press one after the other, one every so many minutes. */
export const join = (at: number, every: number, ...members: string[]): ReportStep[] =>
  members.map((member, index) => ({ at: at + index * every, does: 'joins', member }))

export const follow = (at: number, member: string): ReportStep => ({ at, does: 'follows', member })

export const add = (at: number, member: string, words: string, file?: DemoFile): ReportStep => ({
  ...{ at, does: 'adds', member, words },
  ...(file ? { file } : {}),
})

export const discuss = (at: number, member: string, words: string): ReportStep => ({
  ...{ at, does: 'discusses', member, words },
})

export const move = (at: number, by: DemoAgent, to: CaseStatus, more: DemoMove = {}): ReportStep => ({
  at,
  does: 'moves',
  by,
  to,
  ...more,
})

export const set = (at: number, by: DemoAgent, change: DemoChange): ReportStep => ({ at, does: 'sets', by, change })

export const remark = (at: number, by: DemoAgent, words: string, ...names: DemoAgent[]): ReportStep => ({
  ...{ at, does: 'remarks', by, words, names },
})

export const merge = (at: number, by: DemoAgent, other: string): ReportStep => ({ at, does: 'merges', by, other })
export const relate = (at: number, by: DemoAgent, other: string): ReportStep => ({ at, does: 'relates', by, other })
export const connect = (at: number, by: DemoAgent, member: string): ReportStep => ({ at, does: 'connects', by, member })

export const remind = (at: number, by: DemoAgent, words: string, days: number): ReportStep => ({
  ...{ at, does: 'reminds', by, words, days },
})
