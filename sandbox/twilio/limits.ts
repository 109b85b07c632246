import { tooManyRequests } from './refusals.ts'

/**
 * docs/conversations/conversations-limits, "30 actions per second": making conversations and users by service, all else that changes by
 * conversation; reading is not limited. Time is the real one: a test whose clock stands still would use up its second for ever.
 */
const A_SECOND = 30

/** Counts what was done within the running second, by whatever name. */
export class TwilioLimits {
  /** No 429s of this kind, for benches. */
  lifted = false
  readonly #spans = new Map<string, { began: number; count: number }>()

  take(name: string, perSecond = A_SECOND): void {
    if (this.lifted) return
    const now = performance.now()
    const span = this.#spans.get(name)
    if (!span || now - span.began >= 1000) this.#spans.set(name, { began: now, count: 1 })
    else if (++span.count > perSecond) throw tooManyRequests()
  }

  /** Forgets what is over. */
  sweep(): void {
    const now = performance.now()
    for (const [name, span] of this.#spans) if (now - span.began >= 1000) this.#spans.delete(name)
  }
}
