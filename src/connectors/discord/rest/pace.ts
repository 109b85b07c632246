/** Who asks: live work goes first, bulk (backfill, look-ups) takes at most its share, passing signs are dropped first. */
export type Urgency = 'live' | 'bulk'

const WINDOW_MS = 1020
const BULK_SHARE = 0.6
/** Typing signs are dropped as soon as this share of the second is used. */
const PASSING_SHARE = 0.5
/** From here on nobody is counted: a bench or a test has lifted the limit. */
const LIFTED = 100_000

interface Waiting {
  urgency: Urgency
  go: () => void
}

/**
 * Lets at most `perSecond` requests begin in any second (Discord's global limit: 50 per application). A sliding window, not a
 * bucket that refills, because a full bucket plus its refill would be twice the limit within one second.
 */
export class Pace {
  readonly #perSecond: number
  readonly #bulkLimit: number
  #live: number[] = []
  #bulk: number[] = []
  readonly #queue: Record<Urgency, Waiting[]> = { live: [], bulk: [] }
  #timer: NodeJS.Timeout | undefined

  constructor(perSecond: number) {
    this.#perSecond = Math.max(1, perSecond)
    this.#bulkLimit = Math.max(1, Math.floor(this.#perSecond * BULK_SHARE))
  }

  /** Requests that wait for their turn. */
  get waiting(): number {
    return this.#queue.live.length + this.#queue.bulk.length
  }

  /** Resolves when the request may begin. */
  async turn(urgency: Urgency): Promise<void> {
    if (this.#perSecond >= LIFTED) return
    if (this.#queue[urgency].length === 0 && this.#take(urgency)) return
    await new Promise<void>((resolve) => {
      this.#queue[urgency].push({ urgency, go: resolve })
      this.#plan()
    })
  }

  /** Whether something that nobody misses may begin now. */
  passing(): boolean {
    if (this.#perSecond >= LIFTED) return true
    this.#forget(performance.now())
    const used = this.#live.length + this.#bulk.length
    if (this.waiting > 0 || used >= this.#perSecond * PASSING_SHARE) return false
    return this.#take('live')
  }

  #take(urgency: Urgency): boolean {
    const now = performance.now()
    this.#forget(now)
    if (this.#live.length + this.#bulk.length >= this.#perSecond) return false
    if (urgency === 'bulk' && (this.#bulk.length >= this.#bulkLimit || this.#queue.live.length > 0)) return false
    ;(urgency === 'live' ? this.#live : this.#bulk).push(now)
    return true
  }

  #forget(now: number): void {
    const young = (at: number) => at > now - WINDOW_MS
    if (this.#live.length > 0 && !young(this.#live[0] as number)) this.#live = this.#live.filter(young)
    if (this.#bulk.length > 0 && !young(this.#bulk[0] as number)) this.#bulk = this.#bulk.filter(young)
  }

  #plan(): void {
    if (this.#timer) return
    const oldest = Math.min(this.#live[0] ?? Number.POSITIVE_INFINITY, this.#bulk[0] ?? Number.POSITIVE_INFINITY)
    const wait = Number.isFinite(oldest) ? Math.max(1, oldest + WINDOW_MS - performance.now()) : 1
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#serve()
    }, wait)
  }

  #serve(): void {
    for (const urgency of ['live', 'bulk'] as const) {
      const queue = this.#queue[urgency]
      while (queue.length > 0) {
        const next = queue.shift() as Waiting
        if (this.#take(urgency)) next.go()
        else {
          queue.unshift(next)
          break
        }
      }
    }
    if (this.waiting > 0) this.#plan()
  }
}
