/** Does things in order, each not before its delay is over; with no delay and nothing waiting, at once. */
export class DelayLine {
  readonly #delay: () => number
  readonly #waiting: { due: number; act: () => void }[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(delay: () => number) {
    this.#delay = delay
  }

  push(act: () => void) {
    const delay = this.#delay()
    if (delay <= 0 && this.#waiting.length === 0) return act()
    this.#waiting.push({ due: performance.now() + delay, act })
    this.#timer ??= setTimeout(() => this.#drain(), delay)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waiting.length = 0
  }

  #drain(): void {
    this.#timer = undefined
    const now = performance.now()
    let count = 0
    while (count < this.#waiting.length && this.#waiting[count]!.due <= now + 0.5) this.#waiting[count++]!.act()
    this.#waiting.splice(0, count)
    const next = this.#waiting[0]
    if (next) this.#timer = setTimeout(() => this.#drain(), Math.max(1, next.due - performance.now()))
  }
}
