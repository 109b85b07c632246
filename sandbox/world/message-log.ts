import { compareIds } from './ids.ts'
import type { StoredMessage } from './model.ts'

/** The messages of one channel in the order of their ids; finding is a binary search, adding at the end is free. */
export class MessageLog {
  readonly #messages: StoredMessage[] = []

  get size(): number {
    return this.#messages.length
  }

  put(message: StoredMessage): void {
    const last = this.#messages.at(-1)
    if (!last || compareIds(message.id, last.id) > 0) {
      this.#messages.push(message)
      return
    }
    const at = this.#firstNotBefore(message.id)
    this.#messages.splice(at, this.#messages[at]?.id === message.id ? 1 : 0, message)
  }

  get(id: string): StoredMessage | undefined {
    const found = this.#messages[this.#firstNotBefore(id)]
    return found?.id === id ? found : undefined
  }

  remove(id: string): StoredMessage | undefined {
    const at = this.#firstNotBefore(id)
    return this.#messages[at]?.id === id ? this.#messages.splice(at, 1)[0] : undefined
  }

  last(): StoredMessage | undefined {
    return this.#messages.at(-1)
  }

  /** Up to `limit` messages younger than `id`, oldest first. */
  after(id: string, limit: number): StoredMessage[] {
    let at = this.#firstNotBefore(id)
    if (this.#messages[at]?.id === id) at++
    return this.#messages.slice(at, at + limit)
  }

  /** Up to `limit` messages older than `id` (all, without one), oldest first. */
  before(id: string | undefined, limit: number): StoredMessage[] {
    const end = id === undefined ? this.#messages.length : this.#firstNotBefore(id)
    return this.#messages.slice(Math.max(0, end - limit), end)
  }

  countAfter(id: string): number {
    let at = this.#firstNotBefore(id)
    if (this.#messages[at]?.id === id) at++
    return this.#messages.length - at
  }

  all(): readonly StoredMessage[] {
    return this.#messages
  }

  #firstNotBefore(id: string): number {
    let low = 0
    let high = this.#messages.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareIds(this.#messages[middle]!.id, id) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
