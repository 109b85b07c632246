const FIRST_MS = 2000
const LONGEST_MS = 30_000

/** Doubled from two seconds up to half a minute. `attempts`: how many there were. */
export function retryAt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 10) - 1), LONGEST_MS))
}
