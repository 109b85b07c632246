const WINDOW_MS = 10 * 60_000
/** Discord bans an address for an hour after 10,000 invalid requests in 10 minutes; we stop far below, others may share it. */
const STOP_AT = 3000

/** Counts answers 401, 403 and 429 of the last ten minutes (429 of shared scope does not count) and says when to stop asking. */
export class InvalidRequests {
  #at: number[] = []
  #stoppedUntil = 0

  /** Notes one; answers true at the moment when the limit is reached. */
  note(status: number, shared: boolean, now = Date.now()): boolean {
    if ((status !== 401 && status !== 403 && status !== 429) || (status === 429 && shared)) return false
    this.#at.push(now)
    this.#forget(now)
    if (this.#at.length < STOP_AT || this.#stoppedUntil > now) return false
    this.#stoppedUntil = now + WINDOW_MS
    return true
  }

  /** How many in the last ten minutes. */
  count(now = Date.now()): number {
    this.#forget(now)
    return this.#at.length
  }

  /** Milliseconds since 1970 until which nothing may be asked, or 0. */
  stoppedUntil(now = Date.now()): number {
    return this.#stoppedUntil > now ? this.#stoppedUntil : 0
  }

  #forget(now: number): void {
    if (this.#at.length > 0 && (this.#at[0] as number) <= now - WINDOW_MS) {
      this.#at = this.#at.filter((at) => at > now - WINDOW_MS)
    }
  }
}
