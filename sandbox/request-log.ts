import type { LedgerView, LogEntry } from './contract.ts'

const KEPT = 1000

/** What the application did and what was done to it: the last thousand lines, and the ledger's counters. */
export class RequestLog {
  readonly ledger: LedgerView = { in: { sent: 0, arrived: 0, twice: 0 }, out: { sent: 0, arrived: 0, twice: 0 } }
  /** Told of each new line. */
  added: () => void = () => {}
  /** Told when the application's connection came or went. */
  connection: () => void = () => {}
  readonly #clock: () => number
  readonly #entries: LogEntry[] = []
  #number = 0

  constructor(clock: () => number) {
    this.#clock = clock
  }

  add(entry: Omit<LogEntry, 'number' | 'at'>): void {
    this.#entries.push({ number: ++this.#number, at: this.#clock(), ...entry })
    // Cutting in bulk keeps adding cheap at thousands of requests a second.
    if (this.#entries.length > KEPT * 2) this.#entries.splice(0, this.#entries.length - KEPT)
    this.added()
  }

  gateway(what: string, title: string, status: string, ok: boolean): void {
    this.add({ kind: 'gateway', what, title, status, ok })
  }

  after(number: number): LogEntry[] {
    const from = this.#entries.findIndex((entry) => entry.number > number)
    return from < 0 ? [] : this.#entries.slice(Math.max(from, this.#entries.length - KEPT))
  }

  last(count: number): LogEntry[] {
    return this.#entries.slice(-count)
  }
}
