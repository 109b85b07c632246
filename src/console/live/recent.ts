import type { FrameEvent } from '../../protocol/frames.ts'
import { compareNumbers } from './cursor.ts'

/**
 * The events that this screen applied lately. An answer that was read before some of them came in is brought up to date
 * with these, so that a slow answer never undoes what the screen already showed.
 */
export interface Recent {
  /** The events after this number are here without a gap. */
  since: string
  events: FrameEvent[]
}

const MOST = 2000

export function remember(recent: Recent | null, from: string, events: FrameEvent[]): Recent {
  const base = recent ?? { since: from, events: [] }
  const all = [...base.events, ...events]
  if (all.length <= MOST) return { since: base.since, events: all }
  const dropped = all[all.length - MOST - 1]
  return { since: dropped?.number ?? base.since, events: all.slice(-MOST) }
}

/** The events after `asOf`, or null when they are no longer all here and the question has to be asked again. */
export function missedSince(recent: Recent | null, asOf: string): FrameEvent[] | null {
  if (recent === null) return []
  if (compareNumbers(asOf, recent.since) < 0) return null
  return recent.events.filter((event) => compareNumbers(event.number, asOf) > 0)
}
