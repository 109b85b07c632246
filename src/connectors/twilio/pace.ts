import type { Clock } from '../../kernel/clock.ts'

const FIRST_MS = 250
const MOST_MS = 30_000
const MOST_KEPT = 10_000

/** How long whoever was told to wait waits: longer each time, and never all at the same moment. */
export class Pace {
  readonly #clock: Clock
  readonly #tries = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** When `key` is tried again. `least`: what the other side asked for, in milliseconds. */
  next(key: string, least: number | null = null): Date {
    const tries = this.#tries.get(key) ?? 0
    if (this.#tries.size >= MOST_KEPT) this.#tries.clear()
    this.#tries.set(key, tries + 1)
    const wait = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 10)) * (0.5 + Math.random() / 2)
    return new Date(this.#clock.now().getTime() + Math.max(wait, least ?? 0))
  }

  ease(key: string): void {
    this.#tries.delete(key)
  }
}
