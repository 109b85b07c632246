import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import type { LogLine } from './moderator.ts'
import type { ActToDo, AppealToLog, Work } from './read-work.ts'

const NAME_LENGTH = 60
const REASON_LENGTH = 500
/** Discord's limit of a reason in the audit log (reference, "Audit Log Reason" and resources/audit-log). */
const AUDIT_LENGTH = 512
const MINUTE_MS = 60_000

const plain = (words: string, most = NAME_LENGTH): string =>
  escapeMarkdown(words.replace(/\s+/g, ' ').trim().slice(0, most).toWellFormed())

/** A time as each reader's own clock and language show it (reference, "Message Formatting"). */
export const timeOf = (at: Date): string => `<t:${Math.floor(at.getTime() / 1000)}:R>`

/** When a time-out ends. */
export const endOf = ({ at, minutes }: Pick<ActToDo, 'at' | 'minutes'>): Date =>
  new Date(at.getTime() + (minutes ?? 0) * MINUTE_MS)

/** What stands in Discord's audit log: which report it was, by whom, and why. */
export function auditReason({ number }: Work, { agent, text: reason }: ActToDo): string {
  const why = reason.replace(/\s+/g, ' ').trim()
  return `Guildesk #${number}, ${agent}${why === '' ? '' : `: ${why}`}`.slice(0, AUDIT_LENGTH).toWellFormed()
}

/** What the member is told of it, in their language; null where there is nothing to tell. */
export function toldWords(work: Work, act: ActToDo, brand: string): string | null {
  const { locale } = work
  const reason = plain(act.text, REASON_LENGTH)
  const why = { given: reason === '' ? ('no' as const) : ('yes' as const), reason }
  const guild = plain(work.guild?.name ?? brand)
  switch (act.kind) {
    case 'delete_message':
      return text(locale, 'toldDeleted', { where: `#${plain(work.origin?.name ?? '')}`, brand: plain(brand), ...why })
    case 'time_out':
      return text(locale, 'toldTimedOut', { guild, when: timeOf(endOf(act)), ...why })
    case 'end_time_out':
      return text(locale, 'toldTimeOutEnded', { guild })
    case 'ban':
      return text(locale, 'toldBanned', { guild, ...why })
    case 'block':
      return text(locale, 'toldBlocked', { brand: plain(brand), ...why })
    default:
      return null
  }
}

/** The line of a report, and one for each act whose end is known. */
export function logLines(work: Work, locale: string): LogLine[] {
  const number = `#${work.number}`
  const name = plain(work.subjectName) || '?'
  const path = `/moderation/${work.id}`
  const where = work.origin ? `#${plain(work.origin.name)}` : 'none'
  const opened = text(locale, 'modLogReport', { number, kind: work.kind, name, where })
  const acts = work.acts.flatMap((act): LogLine[] => {
    if (act.state === 'queued') return []
    const facts = { number, act: act.kind, agent: plain(act.agent), name }
    const done = act.state === 'done'
    const words = done
      ? text(locale, 'modLogAct', { ...facts, minutes: act.minutes ?? 0 })
      : text(locale, 'modLogFailed', { ...facts, words: act.words ?? '' })
    return [{ id: act.id, text: words, at: act.at, path }]
  })
  return [{ id: work.id, text: opened, at: work.openedAt, path }, ...acts]
}

export function appealLine({ id, number, name, openedAt }: AppealToLog, locale: string): LogLine {
  const words = text(locale, 'modLogAppeal', { number: `#${number}`, name: plain(name) })
  return { id, text: words, at: openedAt, path: `/cases/${id}` }
}

/** The label of the button below what a member is told. */
export const appealLabel = (locale: string): string => text(locale, 'appealButton')
