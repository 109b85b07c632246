import type {
  AlarmFacts,
  ModerationActKind,
  ModerationActView,
  ModerationDetail,
  ModerationKind,
  ModerationRow,
} from '../../protocol/moderation.ts'
import { momentWords } from '../look/time.ts'

export const KIND_WORDS: Record<ModerationKind, string> = {
  message: 'Message',
  direct: 'Direct message',
  lookalike: 'Looks like staff',
  scam: 'Scam',
}

const HOUR = 60
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const MINUTE_MS = 60_000
const DAY_MS = DAY * MINUTE_MS

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** How long a time-out lasts, in the largest unit that fits: "10 minutes", "1 hour", "90 minutes". */
export function durationWords(minutes: number): string {
  for (const [unit, noun] of [
    [WEEK, 'week'],
    [DAY, 'day'],
    [HOUR, 'hour'],
  ] as const) {
    if (minutes >= unit && minutes % unit === 0) return counted(minutes / unit, noun)
  }
  return counted(minutes, 'minute')
}

/** How old an account is: "made today", "3 days old", "2 years old". */
export function ageOfAccount(since: string, now: number): string {
  const days = Math.floor((now - Date.parse(since)) / DAY_MS)
  if (days < 1) return 'made today'
  if (days < 60) return `${counted(days, 'day')} old`
  const months = Math.floor(days / 30.44)
  return months < 24 ? `${counted(months, 'month')} old` : `${counted(Math.floor(days / 365.25), 'year')} old`
}

/** What is said of an act once it is done, or while it waits; `name` is who is reported. */
export function actWords({ kind, minutes }: Pick<ModerationActView, 'kind' | 'minutes'>, name: string): string {
  const DONE: Record<ModerationActKind, string> = {
    delete_message: 'deleted the message',
    time_out: `timed ${name} out for ${durationWords(minutes ?? 0)}`,
    end_time_out: `ended the time-out of ${name}`,
    ban: `banned ${name}`,
    block: `blocked ${name}`,
    note: 'wrote a note',
    raise: 'wants an admin to look',
    dismiss: 'dismissed it',
    reopen: 'opened it again',
  }
  return DONE[kind]
}

/** The same of one that was not done: "could not ban Kofi". */
export function failedWords(kind: ModerationActKind, name: string): string {
  if (kind === 'delete_message') return 'could not delete the message'
  if (kind === 'time_out') return `could not time ${name} out`
  if (kind === 'end_time_out') return `could not end the time-out of ${name}`
  return `could not ban ${name}`
}

const SIGNS = { name: 'the name reads alike', handle: 'the handle reads alike', picture: 'the same picture' } as const

/**
 * What an alarm about a lookalike went by: "Looks like Ana (Moderator): the same picture, the name reads alike".
 * @param roles those of the one who is looked like
 */
export function likenessWords({ staff, signs }: AlarmFacts, roles: readonly string[]): string {
  if (!staff) return 'Looks like one of the staff'
  const rank = roles.length > 0 ? ` (${roles.join(', ')})` : ''
  const by = (signs ?? []).map((sign) => SIGNS[sign])
  return `Looks like ${staff.name}${rank}${by.length > 0 ? `: ${by.join(', ')}` : ''}`
}

/** What became of a report that is over: "Dismissed by Ana, 10:05". */
export function closedWords({ state, closedBy, closedAt }: ModerationRow, now: number): string {
  const verb = state === 'dismissed' ? 'Dismissed' : 'Dealt with'
  return [closedBy ? `${verb} by ${closedBy.publicName}` : verb, closedAt && momentWords(closedAt, now)]
    .filter(Boolean)
    .join(', ')
}

/** A time-out of this report that is still on; null: there is none. */
export function runningTimeOut(acts: readonly ModerationActView[], now: number): ModerationActView | null {
  const last = acts.findLast(
    ({ kind, state }) => (kind === 'time_out' || kind === 'end_time_out') && state !== 'failed',
  )
  if (last?.kind !== 'time_out') return null
  return Date.parse(last.at) + (last.minutes ?? 0) * MINUTE_MS > now ? last : null
}

/**
 * Why an act that was meant for what was seen is not done to what is there now: what a colleague has done meanwhile. Null where nobody has
 * done anything, only Discord has answered.
 */
export function overtakenWords(
  seen: Pick<ModerationDetail, 'acts'>,
  now: Pick<ModerationDetail, 'acts' | 'subject'>,
): string | null {
  const known = new Set(seen.acts.map(({ id }) => id))
  const fresh = now.acts.findLast(({ id, kind }) => !known.has(id) && kind !== 'note')
  if (!fresh) return null
  const who = fresh.by?.publicName ?? 'Somebody'
  return `${who} was faster: ${actWords(fresh, now.subject.name)}. Look at it again, then act.`
}

/** What went wrong in Discord, and the address by which the bot gets the right that it lacks, which stands at the end of it. */
export function causeOf(words: string): { words: string; invite: string | null } {
  const found = /\s*(https?:\/\/\S+)$/.exec(words)
  return found ? { words: words.slice(0, found.index), invite: found[1] ?? null } : { words, invite: null }
}
