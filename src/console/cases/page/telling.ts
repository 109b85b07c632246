import type { CaseDetail, CaseOutcome, CaseStatus, CaseType } from '../../../protocol/cases.ts'

type Waited = Pick<CaseDetail, 'published' | 'reporters' | 'followers' | 'mergedInto'>

/** How many wait for news of a case; none of what members do not see. */
export function waitingFor({ published, reporters, followers, mergedInto }: Waited): number {
  return published && mergedInto === null ? reporters + followers : 0
}

/** How many a move to a status tells; closing tells nobody. The same rule as the server's, which test/case-page.test.ts holds. */
export function toldBy(of: Waited & Pick<CaseDetail, 'status'>, status: CaseStatus): number {
  return isNews(of.status, status) ? waitingFor(of) : 0
}

const ORDER: readonly CaseStatus[] = ['new', 'open', 'in_progress']

function isNews(from: CaseStatus, to: CaseStatus): boolean {
  if (to === 'closed' || to === from) return false
  if (to === 'resolved') return from !== 'closed'
  if (isOver({ status: from })) return true
  if (to === 'new') return false
  if (to === 'waiting' || from === 'waiting') return true
  return ORDER.indexOf(to) > ORDER.indexOf(from)
}

export const isOver = ({ status }: Pick<CaseDetail, 'status'>): boolean => status === 'resolved' || status === 'closed'

/** How a case of a type may end; a duplicate is merged instead. The first is the likely one. */
export function outcomesOf(type: CaseType): CaseOutcome[] {
  if (type === 'bug') return ['fixed', 'unreproducible', 'declined', 'solved']
  if (type === 'feature') return ['fixed', 'declined']
  return ['solved', 'declined', 'withdrawn']
}

/** "49 reporters", "49 reporters and 17 followers", "1 reporter". */
export function waitersInWords({ reporters, followers }: Pick<CaseDetail, 'reporters' | 'followers'>): string {
  const parts = [
    reporters === 0 ? null : counted(reporters, 'reporter'),
    followers === 0 ? null : counted(followers, 'follower'),
  ].filter((part) => part !== null)
  return parts.join(' and ') || 'nobody'
}

export const counted = (number: number, noun: string): string =>
  `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`

/** About how long telling takes, as it is said. */
export function secondsInWords(seconds: number): string {
  if (seconds < 50) return counted(Math.max(5, Math.ceil(seconds / 5) * 5), 'second')
  return counted(Math.ceil(seconds / 60), 'minute')
}

/** Who cannot be reached as it stands, as a sentence before others; nothing where everybody can. */
export function unreachedInWords(reach: { unreachable: number } | undefined): string {
  if (!reach || reach.unreachable === 0) return ''
  const { unreachable } = reach
  return `${unreachable.toLocaleString('en')} cannot be reached now: no direct message is open, and no card. `
}
