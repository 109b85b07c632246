/** How long Discord remembers an enforced nonce: "the past few minutes" (discord.md item 7). */
const REMEMBERED_MS = 2 * 60_000

/** Enforced nonces by channel; the sandbox has one application, so the author needs no place in the key. */
export class Nonces {
  readonly #clock: () => number
  readonly #seen = new Map<string, { message: string; at: number }>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** The message that this nonce already made here. */
  find(channel: string, nonce: string | number): string | undefined {
    const seen = this.#seen.get(`${channel}:${nonce}`)
    return seen && this.#clock() - seen.at < REMEMBERED_MS ? seen.message : undefined
  }

  remember(channel: string, nonce: string | number, message: string): void {
    this.#seen.set(`${channel}:${nonce}`, { message, at: this.#clock() })
  }

  sweep(): void {
    const floor = this.#clock() - REMEMBERED_MS
    for (const [key, seen] of this.#seen) {
      // The map keeps the order of insertion, so the first young one ends the sweep.
      if (seen.at > floor) return
      this.#seen.delete(key)
    }
  }
}
