import type { Frame } from '../../protocol/frames.ts'

/** One screen that follows a workspace's log, as the stream sees it. */
export interface Line {
  readonly id: string
  send(frame: Frame): void
  reset(reason: 'behind' | 'pruned' | 'rights', head: string): void
  /** Whether earlier frames still wait for this screen to take them. */
  isFull(): boolean
  /** Resolves when there is room again, or the line is gone. */
  whenRoom(): Promise<void>
}

/**
 * Where a screen stands. `at` is the number up to which it has frames, null before it follows and after a reset. While `busy` it is
 * being caught up from the log and gets nothing live. `turn` changes with every start, so that an overtaken catching-up ends.
 */
export interface Follower {
  readonly line: Line
  at: bigint | null
  busy: boolean
  turn: number
}

export const newFollower = (line: Line): Follower => ({ line, at: null, busy: false, turn: 0 })

/** The part of a frame that a screen at `at` has not seen; `at` lies within the frame's range. */
export function frameAfter(frame: Frame, at: bigint): Frame {
  return { from: String(at), to: frame.to, events: frame.events.filter(({ number }) => BigInt(number) > at) }
}
