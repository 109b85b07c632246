import type { CaseOutcome, CaseStatus } from '../../protocol/cases.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'
import type { IssueChange, IssueFacts } from './tracker.ts'

/** A case and its issue now, and as they were when they were last the same. */
export interface Both {
  status: CaseStatus
  outcome: CaseOutcome | null
  /** The status that the issue shows. */
  shown: CaseStatus
  issue: Pick<IssueFacts, 'state' | 'declined' | 'labels'>
  seen: { state: 'open' | 'closed'; labels: readonly string[] }
}

export type Sync =
  | { act: 'none' }
  /** The issue is to follow the case. */
  | { act: 'push'; change: IssueChange }
  /** The case is to follow the issue. */
  | { act: 'move'; status: CaseStatus; outcome: CaseOutcome | undefined; why: 'closed' | 'reopened' | 'labelled' }

const NOT_DONE: readonly (CaseOutcome | null)[] = ['declined', 'duplicate', 'unreproducible', 'withdrawn']

/**
 * What brings a case and its issue together. A change is known by what both were before, so that none of ours comes back as theirs. Where
 * both have changed the case is right: whoever changed it works with the members who wait.
 */
export function decideSync(both: Both, settings: TrackerSettings): Sync {
  if (both.status !== both.shown) return push(both, settings)
  const { issue, seen, status } = both
  const move = (to: CaseStatus | null, why: 'closed' | 'reopened' | 'labelled', outcome?: CaseOutcome): Sync =>
    to === null || to === status ? { act: 'none' } : { act: 'move', status: to, outcome, why }
  if (issue.state !== seen.state) {
    if (issue.state === 'open') return move(settings.onReopened, 'reopened')
    const ends = settings.onClosed === 'resolved' || settings.onClosed === 'closed'
    return move(settings.onClosed, 'closed', ends && issue.declined ? 'declined' : undefined)
  }
  const put = issue.labels.filter((label) => !seen.labels.some((old) => isSame(old, label)))
  const named = Object.entries(settings.labels).find(([, label]) => label && put.some((each) => isSame(each, label)))
  return named ? move(named[0] as CaseStatus, 'labelled') : { act: 'none' }
}

function push({ status, outcome, issue }: Both, settings: TrackerSettings): Sync {
  const change: IssueChange = {}
  const state = settings.closes.includes(status) ? 'closed' : 'open'
  if (state !== issue.state) {
    change.state = state
    if (state === 'closed') change.declined = NOT_DONE.includes(outcome)
  }
  const labels = labelsFor(status, issue.labels, settings)
  if (labels.length !== issue.labels.length || labels.some((label) => !has(issue.labels, label))) change.labels = labels
  return { act: 'push', change }
}

/** An issue's labels with that of the status and without those of the others. Labels that mean nothing to us stay. */
export function labelsFor(status: CaseStatus, labels: readonly string[], settings: TrackerSettings): string[] {
  const own = Object.values(settings.labels).filter(Boolean)
  const wanted = settings.labels[status]
  const kept = labels.filter((label) => !has(own, label) || (wanted !== undefined && isSame(label, wanted)))
  return wanted && !has(kept, wanted) ? [...kept, wanted] : kept
}

/** GitHub knows no two labels that differ in case only. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
const has = (labels: readonly string[], label: string): boolean => labels.some((each) => isSame(each, label))
