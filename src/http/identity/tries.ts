import { isIPv6 } from 'node:net'
import type { Clock } from '../../kernel/clock.ts'
import { Refusal } from '../../kernel/errors.ts'

const WINDOW_MS = 60_000
/** Tries of one address in a minute. */
export const TRIES = 20
/** Most addresses that are remembered; with more the oldest go, because memory is not theirs to fill. */
const ADDRESSES = 10_000

/** Counts the tries of each address at what a secret opens: links and passwords. */
export class Tries {
  readonly #clock: Clock
  readonly #windows = new Map<string, { since: number; count: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @throws Refusal `too_many` with `details.seconds` until the next try, when the address has had its tries of this minute */
  count(address: string): void {
    const now = this.#clock.now().getTime()
    const key = networkOf(address)
    const window = this.#windows.get(key)
    if (!window || now - window.since >= WINDOW_MS) {
      this.#windows.delete(key)
      this.#windows.set(key, { since: now, count: 1 })
      this.#forget()
    } else if (++window.count > TRIES) {
      const seconds = Math.max(1, Math.ceil((window.since + WINDOW_MS - now) / 1000))
      throw new Refusal('too_many', `Too many tries. Try again in ${seconds} seconds.`, { seconds })
    }
  }

  #forget(): void {
    if (this.#windows.size <= ADDRESSES) return
    const [oldest] = this.#windows.keys()
    if (oldest !== undefined) this.#windows.delete(oldest)
  }
}

/** Whoever has one address of IPv6 has a network of them (/64), so that is what is counted. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
