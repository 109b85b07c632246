import type { CaseDetail, CaseStatus } from '../../../protocol/cases.ts'

type Carded = Pick<CaseDetail, 'type' | 'status' | 'outcome' | 'mergedInto' | 'published'>

/** One step of the line that says where a case stands. */
export interface CardStep {
  sign: string
  words: string
  now: boolean
}

const SIGNS: Record<CaseStatus, string> = {
  new: '✅',
  open: '✅',
  waiting: '❔',
  in_progress: '🔧',
  resolved: '🎉',
  closed: '📦',
}

const BEHIND: Record<CaseStatus, CaseStatus[]> = {
  new: [],
  open: ['new'],
  waiting: ['new'],
  in_progress: ['new', 'open'],
  resolved: ['new', 'open'],
  closed: ['new'],
}

/** The status as members read it on the living card: in the very words of Discord, which test/case-page.test.ts holds. */
export function cardSteps({ type, status, outcome, mergedInto, published }: Carded): CardStep[] {
  if (mergedInto) return [{ sign: '🔁', words: `Duplicate of #${mergedInto.number}`, now: true }]
  if (!published || outcome === 'withdrawn') return [{ sign: '↩️', words: 'Withdrawn', now: true }]
  const refused = outcome === 'declined' || outcome === 'unreproducible'
  const behind = refused ? BEHIND.closed : BEHIND[status]
  return [
    ...behind.map((step) => ({ sign: '✅', words: wordsOf(type, step, null), now: false })),
    { sign: refused ? '⛔' : SIGNS[status], words: wordsOf(type, status, outcome), now: true },
  ]
}

const OUTCOMES: Partial<Record<NonNullable<CaseDetail['outcome']>, string>> = {
  declined: 'Will not be done',
  duplicate: 'Duplicate',
  withdrawn: 'Withdrawn',
  unreproducible: 'Could not be reproduced',
}

function wordsOf(type: CaseDetail['type'], status: CaseStatus, outcome: CaseDetail['outcome']): string {
  if (status === 'new') return 'Received'
  if (status === 'open') return type === 'bug' || type === 'feature' ? 'Confirmed' : 'Open'
  if (status === 'waiting') return 'Need info'
  if (status === 'in_progress') return { bug: 'Being fixed', feature: 'Being made' }[type as string] ?? 'In progress'
  if (outcome === 'fixed') return type === 'feature' ? 'It is there' : 'Fixed'
  return (outcome && OUTCOMES[outcome]) ?? (status === 'resolved' ? 'Resolved' : 'Closed')
}
