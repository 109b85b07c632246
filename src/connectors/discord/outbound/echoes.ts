import type { Place } from '../../../core/delivery/channel.ts'
import { Recent } from '../recent.ts'

const REMEMBERED = 5000

/** A message of ours, as the gateway brought it back. */
export interface Echo {
  externalId: string
  place: Place
}

/**
 * Our own messages come back over the gateway and carry their nonce: proof that they arrived, often before the answer does.
 * Keeps who waits for such a proof, and which keys need none any more.
 */
export class Echoes {
  readonly #waiting = new Map<string, (echo: Echo) => void>()
  readonly #settled = new Recent<true>(REMEMBERED)

  /** Waits for the echo of a key; `settled` says whether its fate became known, so that a late echo is no news. */
  expect(key: string): { echo: Promise<Echo>; end: (settled: boolean) => void } {
    const { promise, resolve } = Promise.withResolvers<Echo>()
    this.#waiting.set(key, resolve)
    const end = (settled: boolean): void => {
      if (this.#waiting.get(key) === resolve) this.#waiting.delete(key)
      if (settled) this.#settled.set(key, true)
    }
    return { echo: promise, end }
  }

  /** An echo came. True when somebody waited for it or nobody needs it; false when it is news. */
  heard(key: string, echo: Echo): boolean {
    const waiting = this.#waiting.get(key)
    if (waiting) {
      waiting(echo)
      return true
    }
    return this.#settled.get(key) === true
  }
}
