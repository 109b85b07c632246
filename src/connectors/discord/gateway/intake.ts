import { setTimeout as sleep } from 'node:timers/promises'
import type { InboundChange, Received } from '../../../core/conversation/inbound.ts'
import type { Transaction } from '../../../kernel/database.ts'
import type { Log } from '../../../kernel/log.ts'
import type { MemberNote } from '../inbound/view.ts'
import { isDataFault } from './data-fault.ts'
import { Deposed } from './session.ts'
import type { Track } from './track.ts'

const BATCH = 50
const GATHER_MS = 2
/** So many uncommitted changes are held; above, the socket is closed and Discord's replay keeps the rest. */
const FULL = 5000
const ROOM = 500
const RETRY_FIRST_MS = 100
const RETRY_LONGEST_MS = 5000

/** A change that waits to be committed. */
export interface Entry {
  change: InboundChange
  note: MemberNote | null
  placeId: string | null
  /** Its sequence and the session it came by; null for what was read from a channel's history. */
  origin: { track: Track; sequence: number } | null
  /** Called once, after the commit. */
  after: ((received: Received) => void) | null
}

export interface IntakeOptions {
  log: Log
  receive: (changes: InboundChange[], alongside: (tx: Transaction) => Promise<void>) => Promise<Received[]>
  /** Stores what belongs to the batch in its transaction; the answer is called after the commit. */
  alongside: (tx: Transaction, batch: readonly Entry[]) => Promise<() => void>
  onFull: () => void
  onRoom: () => void
  onDeposed: () => void
}

/** Gathers changes into batches and commits them one after the other, in the order of the gateway. */
export class Intake {
  readonly #options: IntakeOptions
  #queue: Entry[] = []
  #held: Set<string> | 'all' = new Set()
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> | undefined
  #again = false
  #stopped = false
  #full = false
  #failing = false

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  /** The database does not take changes now. */
  get failing(): boolean {
    return this.#failing
  }

  get waiting(): number {
    return this.#queue.length
  }

  add(entry: Entry): void {
    this.#queue.push(entry)
    if (!this.#full && this.#queue.length >= FULL) {
      this.#full = true
      this.#options.onFull()
    }
    this.#plan()
  }

  /** Live events of these places wait until their history is in; `all` until it is known which places that are. */
  hold(places: Set<string> | 'all'): void {
    this.#held = places
    this.#plan()
  }

  release(placeId: string): void {
    if (this.#held === 'all') return
    this.#held.delete(placeId)
    this.#plan()
  }

  /** Commits changes that were read from a channel's history. Resolves when they are in, or when the work was stopped. */
  async commit(entries: Entry[]): Promise<void> {
    for (let at = 0; at < entries.length && !this.#stopped; at += BATCH) {
      await this.#commitPatiently(entries.slice(at, at + BATCH))
    }
  }

  /** Takes no more; what is not committed will be replayed. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
    this.#queue = []
  }

  #plan(): void {
    this.#again = true
    if (this.#working || this.#timer || this.#stopped || this.#queue.length === 0) return
    const wait = this.#queue.length >= BATCH ? 0 : GATHER_MS
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#again = false
      this.#working = this.#drain().finally(() => {
        this.#working = undefined
        // What came, or was released, while the last look was already over must not wait for the next event.
        if (this.#again) this.#plan()
      })
    }, wait)
  }

  async #drain(): Promise<void> {
    for (let batch = this.#next(); batch.length > 0 && !this.#stopped; batch = this.#next()) {
      await this.#commitPatiently(batch)
      if (this.#full && !this.#stopped && this.#queue.length <= ROOM) {
        this.#full = false
        this.#options.onRoom()
      }
    }
  }

  /** The oldest changes whose place is not held. */
  #next(): Entry[] {
    if (this.#held === 'all') return []
    const held = this.#held
    if (held.size === 0) return this.#queue.splice(0, BATCH)
    const batch: Entry[] = []
    const rest: Entry[] = []
    for (const entry of this.#queue) {
      const free = batch.length < BATCH && (entry.placeId === null || !held.has(entry.placeId))
      ;(free ? batch : rest).push(entry)
    }
    this.#queue = rest
    return batch
  }

  /** Until it is in: the database may be away for a while, but nothing that was received is dropped. */
  async #commitPatiently(batch: Entry[]): Promise<void> {
    for (let wait = RETRY_FIRST_MS; !this.#stopped; wait = Math.min(RETRY_LONGEST_MS, wait * 2)) {
      try {
        await this.#commitOnce(batch)
        this.#failing = false
        return
      } catch (error) {
        if (error instanceof Deposed) {
          this.#stopped = true
          return this.#options.onDeposed()
        }
        if (isDataFault(error)) return this.#commitSingly(batch, error)
        this.#failing = true
        this.#options.log.warn(
          { err: error, changes: batch.length },
          'changes from Discord could not be stored, will try again',
        )
        await sleep(wait)
      }
    }
  }

  /** Some change of the batch can never be stored: each is tried alone, and that one is left out, with a line in the log. */
  async #commitSingly(batch: Entry[], error: unknown): Promise<void> {
    const [only] = batch
    if (batch.length > 1 || !only) {
      for (const entry of batch) await this.#commitPatiently([entry])
      return
    }
    this.#options.log.error(
      { err: error, change: only.change.change },
      'a change from Discord cannot be stored and is left out',
    )
    only.origin?.track.done(only.origin.sequence)
  }

  async #commitOnce(batch: Entry[]): Promise<void> {
    let settle = (): void => undefined
    const received = await this.#options.receive(
      batch.map((entry) => entry.change),
      async (tx) => {
        settle = await this.#options.alongside(tx, batch)
      },
    )
    for (const { origin } of batch) origin?.track.done(origin.sequence)
    settle()
    for (const [index, entry] of batch.entries()) {
      const result = received[index]
      if (result) entry.after?.(result)
    }
  }
}
