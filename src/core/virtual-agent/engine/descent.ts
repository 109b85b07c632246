import type { Random } from './random.ts'
import type { Scratch } from './scratch.ts'

/** What the members that learn by descent have in common. */
export interface Descent {
  /** Label of each row, below `count`. */
  labels: Uint16Array
  count: number
  /** Columns of the rows. */
  width: number
  random: Random
  scratch: Scratch
  /** Told now and then what share is done, 0 to 1. */
  progress: (share: number) => void
}

/** Rows between two words of progress: some milliseconds, so that whoever listens may let others go first. */
const ROWS_BETWEEN = 64

/** The share of the way that is behind, told to whoever listens. */
export function passed({ progress }: Descent, done: number, total: number): number {
  if (done % ROWS_BETWEEN === 0) progress(done / total)
  return done / total
}
