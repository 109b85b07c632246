import { EventEmitter } from 'node:events'

/** The NOTIFY channel by which instances wake each other. */
const NOTIFY_CHANNEL = 'guildesk'
/** NOTIFY takes a lock that all commits share, so topics are gathered and sent at most this often (measured: reference/postgres). */
const NOTIFY_EVERY_MS = 20
const NOTIFY_LIMIT = 7500

/** How the bus reaches other instances; absent while there is only this one. */
export interface BusWire {
  send(payload: string): Promise<void>
}

/**
 * Wakes whoever waits for a topic: at once in this process, and by NOTIFY in the others. A wake says only "look again";
 * a signal carries a small passing fact (somebody types) that nobody may rely on.
 */
export class Bus {
  readonly #local = new EventEmitter().setMaxListeners(0)
  readonly #pending = new Set<string>()
  #wire: BusWire | undefined
  #timer: NodeJS.Timeout | undefined
  #sending = false

  wake(topic: string): void {
    this.#local.emit(topic)
    this.#post(topic)
  }

  /** Wakes the other instances alone: here it is known already. */
  wakeOthers(topic: string): void {
    this.#post(topic)
  }

  signal(topic: string, fact: Record<string, unknown>): void {
    this.#local.emit(topic, fact)
    this.#post(`${topic} ${JSON.stringify(fact)}`)
  }

  /** Calls `listener` for every wake or signal of the topic; answers the act that ends it. */
  on(topic: string, listener: (fact?: Record<string, unknown>) => void): () => void {
    this.#local.on(topic, listener)
    return () => this.#local.off(topic, listener)
  }

  /** Connects other instances; `receive` is to be called with each of their payloads. */
  connect(wire: BusWire): { receive(payload: string): void; disconnect(): void } {
    this.#wire = wire
    return {
      receive: (payload) => this.#receive(payload),
      disconnect: () => {
        this.#wire = undefined
        clearTimeout(this.#timer)
        this.#timer = undefined
        this.#pending.clear()
      },
    }
  }

  #receive(payload: string): void {
    for (const line of payload.split('\n')) {
      const space = line.indexOf(' ')
      if (space < 0) this.#local.emit(line)
      else this.#local.emit(line.slice(0, space), JSON.parse(line.slice(space + 1)) as Record<string, unknown>)
    }
  }

  #post(line: string): void {
    if (!this.#wire) return
    this.#pending.add(line)
    // The leading edge goes at once; what comes while it is under way or within the interval waits for the next.
    if (!this.#timer && !this.#sending) this.#flush()
  }

  #flush(): void {
    const wire = this.#wire
    if (!wire || this.#pending.size === 0) return
    const lines: string[] = []
    let length = 0
    for (const line of this.#pending) {
      if (length + line.length > NOTIFY_LIMIT) break
      lines.push(line)
      length += line.length + 1
      this.#pending.delete(line)
    }
    this.#sending = true
    wire
      .send(lines.join('\n'))
      // A lost wake is found by the next look (every instance looks every few seconds), so it is not sent again.
      .catch(() => undefined)
      .finally(() => {
        this.#sending = false
        this.#timer = setTimeout(() => {
          this.#timer = undefined
          this.#flush()
        }, NOTIFY_EVERY_MS)
        this.#timer.unref()
      })
  }
}

export { NOTIFY_CHANNEL }
