const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long after each failed attempt the next one follows; after the last one none does (the schedule of Standard Webhooks, and one more). */
const AFTER = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** An endpoint that has failed so often in a row is asked with one event at a time, rarer and rarer, until it takes one. */
const DOWN_AFTER = 5
const PROBE = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE] as const

/** Failing for so long, it is turned off. */
const GIVE_UP_MS = 5 * 24 * HOUR

/**
 * Milliseconds until the next attempt, after so many that failed; null when it was the last. `luck`, 0 to 1, moves it by up to a tenth, so that
 * what failed together does not come back together.
 */
export function retryAfter(failed: number, luck: number): number | null {
  const after = AFTER[failed - 1]
  return after === undefined ? null : Math.round(after * (0.9 + 0.2 * luck))
}

/** Milliseconds for which an endpoint is left alone, after so many failures in a row; 0 while others may be tried at once. */
export function restAfter(failures: number): number {
  if (failures < DOWN_AFTER) return 0
  return PROBE[Math.min(failures - DOWN_AFTER, PROBE.length - 1)] ?? 0
}

/** Whether an endpoint that has taken nothing since then is given up. */
export const isGivenUp = (failingSince: Date, now: Date): boolean => now.getTime() - failingSince.getTime() > GIVE_UP_MS
