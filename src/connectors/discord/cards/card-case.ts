import type { NewsTexts } from '../../../core/report/news.ts'
import type { CaseOutcome, CaseStatus } from '../../../protocol/cases.ts'

/** What a living card shows of its case, and no more: severity, account and roles never leave the team. */
export interface CardCase {
  id: string
  number: number
  type: 'bug' | 'feature'
  status: CaseStatus
  outcome: CaseOutcome | null
  subject: string
  description: string
  platforms: string[]
  area: string | null
  tags: string[]
  fixedIn: string | null
  published: boolean
  reporters: number
  followers: number
  openedAt: Date
  /** The case that it is a duplicate of; `url` is that of its card, where one stands. */
  into: { number: number; url: string | null } | null
  /** The team's last words to all. */
  news: { texts: NewsTexts; at: Date } | null
}

/**
 * How much of a card makes sense. `hidden`: it was taken back, so nothing of it is shown any more. `over`: nobody joins it, but staff may
 * open it again. `ended`: nothing is to be done with it.
 */
export type Standing = 'open' | 'over' | 'ended' | 'hidden'

export function standingOf({ published, status, outcome, into }: CardCase): Standing {
  if (!published || (outcome === 'withdrawn' && !into)) return 'hidden'
  if (into || status === 'closed') return 'ended'
  return status === 'resolved' ? 'over' : 'open'
}
