const DAY_MS = 86_400_000

/** Whole days that a block has still to run, at least one; null: it has no end. */
export function daysLeft(until: string | null, now: number): number | null {
  return until === null ? null : Math.max(1, Math.ceil((Date.parse(until) - now) / DAY_MS))
}
