import type { DeskSaid } from '../desk/desk.ts'

/** How long a hole in the order is waited for, counted from the message behind it. */
export const GAP_MS = 5000

export interface Ordered {
  /** To be taken in now, in this order. */
  take: DeskSaid[]
  /** A hole up to this index is given up; null: there is none to give up. */
  skipTo: number | null
  /** When the hole that is waited for is looked at again; null: none is. */
  lookAt: Date | null
}

/**
 * Which messages are taken in now: each only after all before it. Places in the exchange are counted on without a hole as a rule, so a hole is a message that is not
 * shown yet; one that stays is none. What turns up in a hole that was given up is taken after all.
 * @param known places of what was taken in before, or was sent by us
 */
export function orderMessages(
  messages: readonly DeskSaid[],
  known: ReadonlySet<number>,
  { seen, now }: { seen: number; now: Date },
): Ordered {
  const take: DeskSaid[] = []
  let reached = seen
  let skipTo: number | null = null
  const onwards = () => {
    while (known.has(reached + 1)) reached++
  }
  for (const said of messages.toSorted((one, other) => one.index - other.index)) {
    onwards()
    if (said.index > reached + 1) {
      const waits = Math.min(said.at.getTime(), now.getTime()) + GAP_MS
      if (waits > now.getTime()) return { take, skipTo, lookAt: new Date(waits) }
      skipTo = said.index - 1
    }
    take.push(said)
    reached = Math.max(reached, said.index)
  }
  return { take, skipTo, lookAt: null }
}
