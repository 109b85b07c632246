import type { CaseOutcome, CaseStatus } from '../../protocol/cases.ts'
import { isOver } from '../case/case.ts'

/**
 * What those who wait for a case are told of. `reopened`: it was over and is not. `update`: an agent's own words alone. `incident`,
 * `incident_over`: of a trouble that many have. `looked_at`: moderators are done with it; what they did, and to
 * whom, is not said.
 */
export type NewsKind =
  | 'confirmed'
  | 'in_progress'
  | 'need_info'
  | 'fixed'
  | 'declined'
  | 'reopened'
  | 'update'
  | 'incident'
  | 'incident_over'
  | 'looked_at'

/** An agent's words by language; who reads a language that is missing gets the other. */
export interface NewsTexts {
  en?: string | undefined
  'pt-BR'?: string | undefined
}

/** The route of the lanes on which a piece of news is told; the subject is the news. */
export const NEWS_ROUTE = 'news'

/** Those that say how far a case is: of what is not yet told only the last one is worth telling. */
export const STATUS_NEWS: readonly NewsKind[] = [
  'confirmed',
  'in_progress',
  'need_info',
  'fixed',
  'declined',
  'reopened',
]

/** How far a case was, or is. */
export interface Standing {
  status: CaseStatus
  outcome: CaseOutcome | null
}

const ORDER: readonly CaseStatus[] = ['new', 'open', 'in_progress']

/** What a step from one standing to another is told as; null where members have nothing from hearing of it, e.g. a step back. */
export function newsOf(from: Standing, to: Standing): NewsKind | null {
  if (isOver(to.status)) return to.outcome === from.outcome && isOver(from.status) ? null : endingOf(to.outcome)
  if (isOver(from.status)) return 'reopened'
  if (to.status === from.status || to.status === 'new') return null
  if (to.status === 'waiting') return 'need_info'
  if (ORDER.includes(from.status) && ORDER.indexOf(to.status) < ORDER.indexOf(from.status)) return null
  return to.status === 'open' ? 'confirmed' : 'in_progress'
}

function endingOf(outcome: CaseOutcome | null): NewsKind | null {
  if (outcome === 'fixed' || outcome === 'solved') return 'fixed'
  return outcome === 'declined' || outcome === 'unreproducible' ? 'declined' : null
}
