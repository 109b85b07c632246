const WINDOW_MS = 60_000
/** So many people are remembered before those who are silent for long enough are let go. */
const MANY = 5000
const SWEEP_MS = 1000

/**
 * How fast people write, in memory: whoever writes more than so many messages within a minute has the rest of them not taken in. What is not
 * taken does not count, so that they are heard again as soon as the minute allows.
 */
export class WordRate {
  readonly #taken = new Map<string, number[]>()
  #sweptAt = 0

  /** Null where words may be taken in, else from when on they are again. `most`: messages a minute. */
  take(address: string, most: number, now: Date): Date | null {
    const at = now.getTime()
    const lately = (this.#taken.get(address) ?? []).filter((each) => each > at - WINDOW_MS)
    const [oldest] = lately
    if (lately.length >= most && oldest !== undefined) return new Date(oldest + WINDOW_MS)
    lately.push(at)
    this.#taken.set(address, lately)
    // In a raid all of them are recent: looking through thousands at each word would cost more than it frees.
    if (this.#taken.size > MANY && Math.abs(at - this.#sweptAt) >= SWEEP_MS) this.#forgetSilent(at)
    return null
  }

  #forgetSilent(at: number): void {
    this.#sweptAt = at
    for (const [address, times] of this.#taken) {
      if ((times.at(-1) ?? 0) <= at - WINDOW_MS) this.#taken.delete(address)
    }
  }
}
