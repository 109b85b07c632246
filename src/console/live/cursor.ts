import type { Frame } from '../../protocol/frames.ts'

/** Compares two numbers of the event log, which are decimal strings because they may exceed what a number holds. */
export function compareNumbers(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}

export function laterOf(a: string, b: string): string {
  return compareNumbers(a, b) >= 0 ? a : b
}

/** How many events lie between two numbers of the log. */
export function distance(from: string, to: string): number {
  return Number(BigInt(to) - BigInt(from))
}

/** What to do with a frame, given the number up to which this screen has applied the log. */
export function judgeFrame(mine: string | null, frame: Pick<Frame, 'from' | 'to'>): 'apply' | 'skip' | 'pull' {
  if (mine === null) return 'skip'
  if (frame.from === mine) return 'apply'
  return compareNumbers(frame.to, mine) <= 0 ? 'skip' : 'pull'
}
