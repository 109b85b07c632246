import type { Event } from '../../protocol/frames.ts'
import type { Database, Statement, Transaction } from '../database.ts'
import type { Log } from '../log.ts'
import { readCounter } from './counter.ts'
import type { EventFeed } from './feed.ts'
import { type EventRow, eventOf } from './row.ts'

const PAGE = 500
const LOOK_EVERY_MS = 5000
/** What happens together is taken together: nobody outside waits for a moment more, and live work is left alone. */
const GATHER_MS = 25

const BEGIN: Statement = {
  name: 'event_follower_begin',
  text: `insert into event_follower (workspace, name, number)
    select workspace, $2, number from event_counter where workspace = $1 on conflict do nothing`,
}

const BEHIND: Statement = {
  name: 'event_follower_behind',
  text: `select 1 from event_follower f join event_counter c on c.workspace = f.workspace
    where f.workspace = $1 and f.name = $2 and f.number < c.number`,
}

// Whoever of several instances comes first does it; the others have nothing to wait for.
const LOCK: Statement = {
  name: 'event_follower_lock',
  text: `select f.number from event_follower f where f.workspace = $1 and f.name = $2
      and f.number < (select c.number from event_counter c where c.workspace = $1)
    for update skip locked`,
}

const READ: Statement = {
  name: 'event_follower_read',
  text: `select workspace, number, kind, facts, at from event where workspace = $1 and number > $2 order by number limit ${PAGE}`,
}

const MOVE: Statement = {
  name: 'event_follower_move',
  text: 'update event_follower set number = $3 where workspace = $1 and name = $2',
}

/** From here on the workspace's events are kept in mind for a follower, from the newest one on. Changes nothing where they are already. */
export function beginFollowing(tx: Transaction, workspace: number, name: string): void {
  tx.later(BEGIN, [workspace, name])
}

export interface LogFollowerOptions {
  db: Database
  feed: EventFeed
  log: Log
  workspace: number
  name: string
  /** Writes what is to be done for these events; in one transaction with the number up to which it is done. */
  take: (tx: Transaction, events: readonly Event[]) => Promise<void>
}

/**
 * Takes each event of a workspace's log exactly once, in order, whoever of several instances does it and whatever is killed in between: the
 * number up to which it was taken is stored with what was written for it. Does nothing until `beginFollowing`.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions
  #working: Promise<void> | undefined
  #again = false
  #stopped = true
  #timer: NodeJS.Timeout | undefined
  #gathering: NodeJS.Timeout | undefined
  #end: (() => void) | undefined

  constructor(options: LogFollowerOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    this.#stopped = false
    const { feed, workspace } = this.#options
    const { end } = await feed.follow(workspace, () => this.#gather())
    this.#end = end
    this.#timer = setInterval(() => this.#wake(), LOOK_EVERY_MS)
    this.#timer.unref()
    this.#wake()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#end?.()
    clearInterval(this.#timer)
    clearTimeout(this.#gathering)
    await this.#working
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      this.#wake()
    }, GATHER_MS)
  }

  #wake(): void {
    if (this.#stopped) return
    this.#again = true
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
      if (this.#again) this.#wake()
    })
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false
      try {
        if ((await this.#page()) === PAGE) this.#again = true
      } catch (error) {
        this.#options.log.warn(
          { err: error, follower: this.#options.name },
          'following the log failed, will look again',
        )
        return
      }
    }
  }

  async #page(): Promise<number> {
    const { db, workspace, name, take } = this.#options
    // Where nobody is to be told anything, or all is told, there is nothing to open a transaction for.
    if ((await db.run(BEHIND, [workspace, name])).length === 0) return 0
    return db.transaction(async (tx) => {
      const [at] = await tx.run<{ number: string }>(LOCK, [workspace, name])
      if (!at) return 0
      const rows = await tx.run<EventRow>(READ, [workspace, at.number])
      const last = rows.at(-1)
      // The log beyond was pruned while nobody worked: what is gone can be told to nobody.
      const number = last?.number ?? (await readCounter(tx, workspace)).number
      tx.later(MOVE, [workspace, name, number])
      if (last) await take(tx, rows.map(eventOf))
      return rows.length
    })
  }
}
