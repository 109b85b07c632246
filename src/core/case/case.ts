import { Refusal } from '../../kernel/errors.ts'
import type { CaseStatus, CaseType } from '../../protocol/cases.ts'

/** Why a person was called: asked for, accepted when offered, for a language, nobody else would answer, or an agent went there unasked. */
export type CaseReason = 'asked' | 'offered' | 'language' | 'virtual_agent_off' | 'agent'

/** Why a case ended without an agent's doing: the contact was helped, ended the wait, or fell silent. */
export type CaseOutcome = 'solved' | 'withdrawn' | 'silent'

/** Nothing more is done about it. */
export const isOver = (status: CaseStatus): boolean => status === 'resolved' || status === 'closed'

/** Only these have a channel in which members see them. */
export const mayBePublished = (type: CaseType): boolean => type === 'bug' || type === 'feature'

/** @throws Refusal invalid, where members would see what they cannot */
export function checkPublishable({ type, published }: { type: CaseType; published: boolean }): void {
  if (published && !mayBePublished(type)) {
    throw new Refusal('invalid', 'Members can see bugs and feature requests only.', { field: 'published' })
  }
}

const SUBJECT_LENGTH = 80

/** The subject that the first words give: one line, cut at a word. */
export function subjectOf(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  if (line.length <= SUBJECT_LENGTH) return line
  // Half a character at the end would be shown as a broken one.
  const cut = line.slice(0, SUBJECT_LENGTH).replace(/[\uD800-\uDBFF]$/, '')
  const space = cut.lastIndexOf(' ')
  return `${(space > SUBJECT_LENGTH / 2 ? cut.slice(0, space) : cut).trimEnd()}…`
}
