import type { Event } from '../../protocol/frames.ts'
import type { Bus } from '../bus.ts'
import type { Database, Statement } from '../database.ts'
import type { Log } from '../log.ts'
import { readCounter } from './counter.ts'
import { NUMBERED } from './numberer.ts'
import { type EventRow, eventOf } from './row.ts'

/** A stretch of the log: the events after `from`, up to and with `to`. */
export interface EventRange {
  from: string
  to: string
  events: Event[]
}

export type RangeListener = (range: EventRange) => void

const PAGE = 1000
const LOOK_EVERY_MS = 5000

const READ: Statement = {
  name: 'event_read',
  text: `select workspace, number, kind, facts, at from event
    where workspace = $1 and number > $2 order by number limit $3`,
}

interface Followed {
  head: bigint
  listeners: Set<RangeListener>
  catchingUp: Promise<void> | undefined
}

/**
 * Follows the log for this instance: rows numbered here come at once, others by NOTIFY or the regular look. Listeners get ranges
 * without a gap and without overlap, each starting where the last ended.
 */
export class EventFeed {
  readonly #db: Database
  readonly #bus: Bus
  readonly #log: Log
  readonly #followed = new Map<number, Followed>()
  #timer: NodeJS.Timeout | undefined
  #off: (() => void) | undefined

  constructor(options: { db: Database; bus: Bus; log: Log }) {
    this.#db = options.db
    this.#bus = options.bus
    this.#log = options.log
  }

  start(): void {
    this.#off = this.#bus.on(NUMBERED, () => this.#lookAtAll())
    this.#timer = setInterval(() => this.#lookAtAll(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  stop(): void {
    this.#off?.()
    clearInterval(this.#timer)
  }

  /** Begins to follow a workspace; ranges start after the answered number. */
  async follow(workspace: number, listener: RangeListener): Promise<{ head: string; end(): void }> {
    let followed = this.#followed.get(workspace)
    if (!followed) {
      const { number } = await readCounter(this.#db, workspace)
      followed = this.#followed.get(workspace) ?? { head: BigInt(number), listeners: new Set(), catchingUp: undefined }
      this.#followed.set(workspace, followed)
    }
    followed.listeners.add(listener)
    const listeners = followed.listeners
    return { head: String(followed.head), end: () => void listeners.delete(listener) }
  }

  /** The events after a number, at most `limit`; `pruned` when that part of the log is gone or was never there. */
  async read(workspace: number, after: string, limit: number): Promise<EventRange | 'pruned'> {
    const counter = await readCounter(this.#db, workspace)
    if (BigInt(after) < BigInt(counter.pruned) || BigInt(after) > BigInt(counter.number)) return 'pruned'
    const rows = await this.#db.run<EventRow>(READ, [workspace, after, limit])
    return { from: after, to: rows.at(-1)?.number ?? after, events: rows.map(eventOf) }
  }

  /** Takes rows that this process has just numbered. */
  take(rows: EventRow[]): void {
    for (const [workspace, own] of Map.groupBy(rows, (row) => row.workspace)) {
      const followed = this.#followed.get(workspace)
      if (!followed) continue
      const first = own[0]
      // Another instance numbered something in between: the log itself is read, in order.
      if (!first || BigInt(first.number) !== followed.head + 1n) this.#look(workspace, followed)
      else this.#pass(followed, own)
    }
  }

  #lookAtAll(): void {
    for (const [workspace, followed] of this.#followed) this.#look(workspace, followed)
  }

  #look(workspace: number, followed: Followed): void {
    followed.catchingUp ??= this.#catchUp(workspace, followed)
      .catch((error: unknown) => this.#log.warn({ err: error }, 'following the event log failed, will look again'))
      .finally(() => {
        followed.catchingUp = undefined
      })
  }

  async #catchUp(workspace: number, followed: Followed): Promise<void> {
    for (;;) {
      const rows = await this.#db.run<EventRow>(READ, [workspace, String(followed.head), PAGE])
      const fresh = rows.filter((row) => BigInt(row.number) > followed.head)
      if (fresh.length > 0) this.#pass(followed, fresh)
      if (rows.length < PAGE) return
    }
  }

  #pass(followed: Followed, rows: EventRow[]): void {
    const from = String(followed.head)
    const to = rows.at(-1)?.number ?? from
    followed.head = BigInt(to)
    const range = { from, to, events: rows.map(eventOf) }
    for (const listener of followed.listeners) listener(range)
  }
}
