import type { Bus } from '../bus.ts'
import type { Database, Statement } from '../database.ts'
import type { Log } from '../log.ts'
import { STAGED, STAGED_UNHURRIED } from './append.ts'
import type { EventRow } from './row.ts'

/** Wakes the followers of other instances; in this process they get the rows themselves. */
export const NUMBERED = 'events-numbered'

/** Any constant that nothing else of this database locks. */
const NUMBERER_LOCK = 7_305_001
const PER_ROUND = 1000
const LOOK_EVERY_MS = 5000
/** A tick under a reply may come this much later; two acts of a person lie further apart. */
const UNHURRIED_MS = 50

const LOCK: Statement = { name: 'event_lock', text: 'select pg_advisory_xact_lock($1)' }
// Its own statement, so that its snapshot is taken after the lock was got and shows all that is committed by then.
const MOVE: Statement = {
  name: 'event_move',
  text: `with taken as (
      delete from event_staging where id in (select id from event_staging order by id limit $1)
      returning id, workspace, kind, facts, at
    ), counted as (
      update event_counter c set number = c.number + t.n
      from (select workspace, count(*) as n from taken group by workspace) t
      where c.workspace = t.workspace returning c.workspace, c.number - t.n as base
    )
    insert into event (workspace, number, kind, facts, at)
    select t.workspace, c.base + row_number() over (partition by t.workspace order by t.id), t.kind, t.facts, t.at
    from taken t join counted c on c.workspace = t.workspace
    returning workspace, number, kind, facts, at`,
}

/**
 * Moves committed facts from the staging table to the log and numbers them without a gap. Any instance may do it; the advisory
 * lock makes it one at a time. Woken in-process after each commit, by the bus for others' commits, and every five seconds.
 */
export class Numberer {
  readonly #db: Database
  readonly #bus: Bus
  readonly #log: Log
  readonly #emit: (rows: EventRow[]) => void
  #timer: NodeJS.Timeout | undefined
  #off: (() => void) | undefined
  #unhurried: NodeJS.Timeout | undefined
  #working: Promise<void> | undefined
  #again = false
  #stopped = false

  constructor(options: { db: Database; bus: Bus; log: Log; emit: (rows: EventRow[]) => void }) {
    this.#db = options.db
    this.#bus = options.bus
    this.#log = options.log
    this.#emit = options.emit
  }

  start(): void {
    this.#stopped = false
    const offNow = this.#bus.on(STAGED, () => this.wake())
    const offUnhurried = this.#bus.on(STAGED_UNHURRIED, () => {
      this.#unhurried ??= setTimeout(() => this.wake(), UNHURRIED_MS)
    })
    this.#off = () => {
      offNow()
      offUnhurried()
    }
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.#timer.unref()
    this.wake()
  }

  wake(): void {
    if (this.#stopped) return
    clearTimeout(this.#unhurried)
    this.#unhurried = undefined
    this.#again = true
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
      if (this.#again) this.wake()
    })
  }

  /** Ends after the round that is under way, having numbered what was committed before. */
  async stop(): Promise<void> {
    this.#off?.()
    clearInterval(this.#timer)
    this.wake()
    await this.#working
    this.#stopped = true
    await this.#working
  }

  async #work(): Promise<void> {
    while (this.#again) {
      this.#again = false
      try {
        const rows = await this.#round()
        if (rows.length === PER_ROUND) this.#again = true
        if (rows.length === 0) continue
        this.#emit(rows)
        this.#bus.wakeOthers(NUMBERED)
      } catch (error) {
        // The facts stay staged; the next look takes them. A lost database is reported once, by the health check.
        this.#log.warn({ err: error }, 'numbering events failed, will look again')
        return
      }
    }
  }

  #round(): Promise<EventRow[]> {
    return this.#db.transaction(async (tx) => {
      tx.later(LOCK, [NUMBERER_LOCK])
      const rows = await tx.run<EventRow>(MOVE, [PER_ROUND])
      return rows.sort((a, b) => a.workspace - b.workspace || (BigInt(a.number) < BigInt(b.number) ? -1 : 1))
    })
  }
}
