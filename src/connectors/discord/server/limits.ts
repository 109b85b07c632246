import type { BusiestHour } from '../../../core/announcement/foresee-crossposts.ts'
import { CROSSPOSTS_AN_HOUR } from '../../../protocol/announcements.ts'
import type { HealthItem } from '../../../protocol/server.ts'
import type { FoundServer } from './found.ts'
import { MOST_RULES } from './plan-rules.ts'

/** Discord's limits (topics/opcodes-and-status-codes: 30005, 30013, 30030; resources/channel; reference/discord). */
export const LIMITS = { channels: 500, inCategory: 50, categories: 50, roles: 250, threads: 1000 } as const

/** From this share on it is said; beyond the next, it is urgent. */
const WARN_AT = 0.8
const BAD_AT = 0.96

export interface Counts {
  found: Pick<FoundServer, 'channels' | 'roles' | 'rules' | 'id'>
  /** Threads that are not archived. */
  threads: number
  /** When things that are there now were made, for a guess at when there is no room: by limit, the number of the last 30 days. */
  lastMonth: { channels: number; roles: number }
  /** What goes out to the servers that follow a channel, and the zone in which its time is said. */
  crossposts: BusiestHour[]
  timeZone: string
}

/** How near a guild is to what Discord takes: one line for each limit that is near, and one for all that are not. Pure. */
export function limitsOf({ found, threads, lastMonth, crossposts, timeZone }: Counts): HealthItem[] {
  const { channels, roles, rules } = found
  const categories = channels.filter(({ type }) => type === 'category')
  const near = [
    ...limit('channels and categories', channels.length, LIMITS.channels, DELETE_CHANNELS, lastMonth.channels),
    ...limit('categories', categories.length, LIMITS.categories, 'Join categories that say the same.'),
    ...categories.flatMap(({ id, name }) =>
      limit(
        `channels in ${name}`,
        channels.filter(({ parent }) => parent === id).length,
        LIMITS.inCategory,
        `Make another category and move some of the channels of ${name} there.`,
      ),
    ),
    ...limit('roles', roles.length, LIMITS.roles, 'Delete roles that nobody has.', lastMonth.roles),
    ...limit(
      'active threads',
      threads,
      LIMITS.threads,
      'Let threads close themselves sooner, or close old ones: Discord opens no more at 1,000.',
    ),
    ...(rules === null ? [] : ruleLimits(rules)),
    ...crossposts.flatMap((hour) => crosspostLimit(hour, timeZone)),
  ]
  if (near.length > 0) return near
  const words = `Far from Discord's limits: ${channels.length} of ${LIMITS.channels} channels, ${roles.length} of ${LIMITS.roles} roles, ${threads} of ${LIMITS.threads} active threads.`
  return [{ tone: 'ok', words, fix: null, invite: null, used: null, most: null }]
}

const DELETE_CHANNELS = 'Delete channels that nobody writes in, or make threads of them.'

function limit(what: string, used: number, most: number, fix: string, lastMonth = 0): HealthItem[] {
  if (used < most * WARN_AT) return []
  const words = `${used} of ${most} ${what}${forecast(most - used, lastMonth)}`
  return [{ tone: used >= most * BAD_AT ? 'bad' : 'warn', words, fix, invite: null, used, most }]
}

/** Nothing is lost where there are too many: the rest goes out later. So it is never urgent. */
function crosspostLimit({ channel, count, from }: BusiestHour, timeZone: string): HealthItem[] {
  if (count < CROSSPOSTS_AN_HOUR * WARN_AT) return []
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(from)
  const words = `${count} of ${CROSSPOSTS_AN_HOUR} cross-posts of #${channel.name} within an hour, from ${at}.`
  const fix =
    count > CROSSPOSTS_AN_HOUR
      ? 'Schedule some of them for another hour: those beyond the limit go out when Discord lets them.'
      : null
  return [{ tone: 'warn', words, fix, invite: null, used: count, most: CROSSPOSTS_AN_HOUR }]
}

/** Only where a pace is known; a guess over years is none. */
function forecast(room: number, lastMonth: number): string {
  if (room <= 0) return ': there is no room.'
  if (lastMonth <= 0) return '.'
  const days = (room / lastMonth) * 30
  if (days > 365) return '.'
  const when = days < 14 ? `${Math.max(1, Math.round(days))} days` : `${Math.round(days / 7)} weeks`
  return `. At last month's pace it is full in about ${when}.`
}

/** Rules of a kind, whoever made them: only when they are all taken can somebody stumble. */
function ruleLimits(rules: NonNullable<FoundServer['rules']>): HealthItem[] {
  const words = rules.filter(({ type }) => type === 'words')
  if (words.length < MOST_RULES.words - 1) return []
  const others = words.filter(({ ours }) => !ours).length
  const fix =
    others > 0
      ? `${others} of them were not made by Guildesk. Join rules in Server Settings, AutoMod.`
      : 'Put words into one rule: it takes 1,000.'
  return [
    {
      ...{ tone: words.length >= MOST_RULES.words ? 'bad' : 'warn', fix, invite: null },
      words: `${words.length} of ${MOST_RULES.words} AutoMod rules with words of their own.`,
      ...{ used: words.length, most: MOST_RULES.words },
    },
  ]
}
