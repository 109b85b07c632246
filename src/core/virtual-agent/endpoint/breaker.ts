import type { Clock } from '../../../kernel/clock.ts'

/** Failures in a row after which it is left alone, and for how long. */
const FAILURES = 5
const REST_MS = 60_000
/** Longer than this nobody is left alone because they said so. */
const LONGEST_REST_MS = 3_600_000

/** Keeps a failing endpoint from being asked by everybody: after five failures in a row it rests, then one question tries it again. */
export class Breaker {
  readonly #clock: Clock
  #failures = 0
  #restsUntil: Date | null = null
  #trying = false
  #why = ''

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether it may be asked now. Whoever was let through says how it went, by `succeeded` or `failed`. */
  allows(): boolean {
    if (this.#restsUntil === null) return true
    if (this.#trying || this.#clock.now() < this.#restsUntil) return false
    this.#trying = true
    return true
  }

  succeeded(): void {
    this.#failures = 0
    this.#trying = false
    this.#restsUntil = null
  }

  /** `retryAt`: until when it asked to be left alone. */
  failed(why: string, retryAt: Date | null = null): void {
    const now = this.#clock.now().getTime()
    this.#failures += 1
    this.#trying = false
    this.#why = why
    if (this.#failures >= FAILURES) this.#restsUntil = new Date(now + REST_MS)
    const asked = Math.min(retryAt?.getTime() ?? 0, now + LONGEST_REST_MS)
    if (asked > Math.max(now, this.#restsUntil?.getTime() ?? 0)) this.#restsUntil = new Date(asked)
  }

  /** Was let through and not asked after all. */
  released(): void {
    this.#trying = false
  }

  /** Until when it rests, and what went wrong last; null while it is asked. */
  get rest(): { until: Date; why: string } | null {
    const until = this.#restsUntil
    return until !== null && this.#clock.now() < until ? { until, why: this.#why } : null
  }
}
