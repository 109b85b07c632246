import { LOOK_MS } from './source.ts'

const LONGEST_MS = 6 * 3_600_000
/** Who asks to be left alone for longer is asked again all the same. */
const LONGEST_REST_MS = 24 * 3_600_000

/** When a source is looked at again after so many looks in a row that failed: ten minutes, doubled by each, never more than six hours. */
export function nextLook(failures: number, retryAt: Date | null, now: Date): Date {
  const wait = Math.min(LOOK_MS * 2 ** Math.min(failures, 10), LONGEST_MS)
  const asked = retryAt ? Math.min(retryAt.getTime() - now.getTime(), LONGEST_REST_MS) : 0
  return new Date(now.getTime() + Math.max(wait, asked))
}
