import type { SettingsView } from '../../../protocol/settings.ts'

type Safety = SettingsView['safety']
export type Limit = 'minimumAccountDays' | 'conversationsADay' | 'reportsAnHour' | 'messagesAMinute'

/** Each limit as a sentence with its number in it, and what it may be. */
export const LIMITS: readonly { of: Limit; before: string; after: string; least: number; most: number }[] = [
  {
    of: 'minimumAccountDays',
    before: 'An account must be',
    after: 'days old to ask or report (0: any age).',
    least: 0,
    most: 365,
  },
  { of: 'conversationsADay', before: 'A member opens at most', after: 'conversations a day,', least: 1, most: 200 },
  { of: 'reportsAnHour', before: 'files at most', after: 'reports an hour,', least: 1, most: 100 },
  { of: 'messagesAMinute', before: 'and writes at most', after: 'messages a minute.', least: 5, most: 300 },
]

/** Why a number that was typed is none that the limit takes; null when it is one. */
export function faultOfLimit(of: Limit, typed: string): string | null {
  const limit = LIMITS.find((each) => each.of === of)
  const number = Number(typed)
  if (limit && /^\d+$/.test(typed.trim()) && number >= limit.least && number <= limit.most) return null
  return `Write a whole number, from ${limit?.least} to ${limit?.most}.`
}

/** What was typed as one thing a line, without what is empty or there twice. */
export function linesOf(typed: string): string[] {
  const lines = typed.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** What the settings take of lines: how long each may be, and how many there may be. */
const LINES: Record<'scamWords' | 'allowedHosts', { least: number; longest: number; most: number; what: string }> = {
  scamWords: { least: 2, longest: 60, most: 300, what: 'words' },
  allowedHosts: { least: 3, longest: 100, most: 100, what: 'hosts' },
}

/** Why lines that were typed cannot be stored; null when they can. */
export function faultOfLines(of: keyof typeof LINES, typed: string): string | null {
  const { least, longest, most, what } = LINES[of]
  const lines = linesOf(typed)
  if (lines.length > most) return `At most ${most} ${what}; these are ${lines.length}.`
  const odd = lines.find((line) => line.length < least || line.length > longest)
  if (odd !== undefined) return `“${odd.slice(0, 40)}”: ${least} to ${longest} characters a line.`
  const host = of === 'allowedHosts' ? lines.find((line) => /[\s/]|:/.test(line)) : undefined
  return host === undefined ? null : `“${host.slice(0, 40)}” is no host. Write it as in youtube.com.`
}

/** The settings as they stand in fields. */
export interface Typed {
  tellOnJoin: boolean
  lookalikes: boolean
  filterDirect: boolean
  scamWords: string
  allowedHosts: string
  minimumAccountDays: string
  conversationsADay: string
  reportsAnHour: string
  messagesAMinute: string
}

export const typedOf = (safety: Safety): Typed => ({
  tellOnJoin: safety.tellOnJoin,
  lookalikes: safety.lookalikes,
  filterDirect: safety.filterDirect,
  scamWords: safety.scamWords.join('\n'),
  allowedHosts: safety.allowedHosts.join('\n'),
  minimumAccountDays: String(safety.minimumAccountDays),
  conversationsADay: String(safety.conversationsADay),
  reportsAnHour: String(safety.reportsAnHour),
  messagesAMinute: String(safety.messagesAMinute),
})

export const safetyOf = (typed: Typed): Safety => ({
  ...{ tellOnJoin: typed.tellOnJoin, lookalikes: typed.lookalikes, filterDirect: typed.filterDirect },
  scamWords: linesOf(typed.scamWords),
  allowedHosts: linesOf(typed.allowedHosts),
  minimumAccountDays: Number(typed.minimumAccountDays),
  conversationsADay: Number(typed.conversationsADay),
  reportsAnHour: Number(typed.reportsAnHour),
  messagesAMinute: Number(typed.messagesAMinute),
})
