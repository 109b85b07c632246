import { shortDate } from '../look/time.ts'

const DAY_MS = 86_400_000
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })

export interface Due {
  words: string
  tone: 'late' | 'soon' | 'plain'
}

/** When a case is due, as short as a card has room for: "due today", "due Tue", "due 12 Mar", "2 days late". */
export function dueWords(dueAt: string, now: number): Due {
  const due = new Date(dueAt)
  const left = due.getTime() - now
  if (left < 0) {
    const days = Math.floor(-left / DAY_MS)
    return { words: days === 0 ? 'late' : `${days} day${days === 1 ? '' : 's'} late`, tone: 'late' }
  }
  if (due.toDateString() === new Date(now).toDateString()) return { words: 'due today', tone: 'soon' }
  if (due.toDateString() === new Date(now + DAY_MS).toDateString()) return { words: 'due tomorrow', tone: 'plain' }
  return { words: `due ${left < 6 * DAY_MS ? weekday.format(due) : shortDate(dueAt)}`, tone: 'plain' }
}

/** When a reminder comes, in the same short way. */
export function remindWords(remindAt: string, now: number): string {
  return `Reminder ${dueWords(remindAt, now)
    .words.replace(/^due /, '')
    .replace(/ ?late$/, 'due')}`
}

/** "31 reporters"; who wants a feature votes for it. */
export function reportersInWords(type: string, reporters: number): string {
  const noun = type === 'feature' ? 'vote' : 'reporter'
  return `${reporters.toLocaleString('en')} ${noun}${reporters === 1 ? '' : 's'}`
}
