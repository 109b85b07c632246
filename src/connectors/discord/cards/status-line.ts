import type { CaseStatus } from '../../../protocol/cases.ts'
import { text } from '../../../texts/format.ts'
import { type CardCase, standingOf } from './card-case.ts'

const DONE = '✅'
const NOW: Record<CaseStatus, string> = {
  new: DONE,
  open: DONE,
  waiting: '❔',
  in_progress: '🔧',
  resolved: '🎉',
  closed: '📦',
}

/** What lies behind a case in each status, as far as it is sure: one that waits may have been confirmed or not. */
const BEHIND: Record<CaseStatus, CaseStatus[]> = {
  new: [],
  open: ['new'],
  waiting: ['new'],
  in_progress: ['new', 'open'],
  resolved: ['new', 'open'],
  closed: ['new'],
}

/** `✅ Received ✅ Confirmed 🔧 **Being fixed**`: what is behind it, and where it stands now. */
export function statusLine(card: CardCase, locale: string): string {
  const { type, status, outcome, into } = card
  const name = (of: CaseStatus, how: string) => text(locale, 'caseStatus', { status: of, type, outcome: how })
  if (into) return `🔁 **${text(locale, 'cardDuplicate', { number: `#${into.number}` })}**`
  if (standingOf(card) === 'hidden') return `↩️ **${name('closed', 'withdrawn')}**`
  const refused = outcome === 'declined' || outcome === 'unreproducible'
  const behind = refused ? BEHIND.closed : BEHIND[status]
  const now = `${refused ? '⛔' : NOW[status]} **${name(status, outcome ?? 'none')}**`
  return [...behind.map((step) => `${DONE} ${name(step, 'none')}`), now].join(' ')
}
