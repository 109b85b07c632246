import type { FrameEvent } from '../../protocol/frames.ts'
import { missedSince, type Recent, remember } from './recent.ts'

let mine: string | null = null
let recent: Recent | null = null
const onBegin = new Set<() => void>()

/** The number up to which this screen has applied the event log; null before the first answer. */
export function myNumber(): string | null {
  return mine
}

/** The first answer's `asOf` is where following begins. */
export function beginAt(asOf: string): void {
  if (mine !== null) return
  restartAt(asOf)
  for (const listener of onBegin) listener()
}

export function restartAt(number: string): void {
  mine = number
  recent = { since: number, events: [] }
}

export function forgetLog(): void {
  mine = null
  recent = null
}

export function whenBegun(listener: () => void): () => void {
  onBegin.add(listener)
  return () => onBegin.delete(listener)
}

export function advance(from: string, to: string, events: FrameEvent[]): void {
  recent = remember(recent, from, events)
  mine = to
}

/**
 * Asks the server, and gives the answer together with the events that were applied since it was read. Asks again when the
 * answer is older than what is remembered.
 */
export async function readCertain<T extends { asOf: string }>(
  read: () => Promise<T>,
): Promise<{ answer: T; missed: FrameEvent[] }> {
  for (let tries = 1; ; tries += 1) {
    const answer = await read()
    beginAt(answer.asOf)
    const missed = missedSince(recent, answer.asOf)
    if (missed) return { answer, missed }
    if (tries === 4) throw new Error('The server answers with a state that is older than what was already shown.')
  }
}
