import type { Bus } from '../bus.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { newId } from '../ids.ts'
import type { Log } from '../log.ts'
import { claimLanes } from './claim.ts'
import { type ClaimedLane, laneTopic } from './lane.ts'

const LOOK_EVERY_MS = 1000

export interface LaneWorkerOptions {
  db: Database
  bus: Bus
  clock: Clock
  log: Log
  workspace: number
  route: string
  /** Lanes in work at the same time. */
  concurrency: number
  /** Of these at most so many that may wait, so that a crowd of them never keeps all hands; all, when it is not said. */
  bulkConcurrency?: number
  leaseMs: number
  /**
   * Works a lane until it is given back (releaseLanes). When it throws, the lane stays leased and is taken up again when the
   * lease has run out.
   */
  work: (lane: ClaimedLane) => Promise<void>
}

/** Claims due lanes of one route and has each worked by one worker at a time. */
export class LaneWorker {
  readonly #options: LaneWorkerOptions
  readonly #owner = newId()
  readonly #running = new Set<Promise<void>>()
  #claiming: Promise<void> | undefined
  #again = false
  #bulk = 0
  #stopped = true
  #timer: NodeJS.Timeout | undefined
  #off: (() => void) | undefined

  constructor(options: LaneWorkerOptions) {
    this.#options = options
  }

  start(): void {
    this.#stopped = false
    this.#off = this.#options.bus.on(laneTopic(this.#options.route), () => this.wake())
    // The regular look finds lanes whose hold or lease has run out, and wakes that were lost on the way.
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS)
    this.#timer.unref()
    this.wake()
  }

  /** Claims no more and waits for the lanes in work. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#off?.()
    clearInterval(this.#timer)
    await this.#claiming
    await Promise.all(this.#running)
  }

  wake(): void {
    if (this.#stopped) return
    this.#again = true
    this.#claiming ??= this.#claim().finally(() => {
      this.#claiming = undefined
      if (this.#again && this.#running.size < this.#options.concurrency) this.wake()
    })
  }

  async #claim(): Promise<void> {
    const { db, clock, workspace, route, leaseMs, concurrency, bulkConcurrency = concurrency, log } = this.#options
    while (this.#again && !this.#stopped) {
      const limit = concurrency - this.#running.size
      // A finishing lane claims again, so nothing is forgotten when all hands are full.
      if (limit <= 0) return
      this.#again = false
      try {
        const bulkLimit = Math.max(0, bulkConcurrency - this.#bulk)
        const claim = { workspace, route, owner: this.#owner, now: clock.now(), leaseMs, limit, bulkLimit }
        const lanes = await claimLanes(db, claim)
        for (const lane of lanes) this.#begin(lane)
        if (lanes.length === limit) this.#again = true
      } catch (error) {
        log.warn({ err: error, route }, 'claiming lanes failed, will look again')
        return
      }
    }
  }

  #begin(lane: ClaimedLane): void {
    if (lane.bulk) this.#bulk++
    const work = this.#options
      .work(lane)
      .catch((error: unknown) => {
        this.#options.log.error(
          { err: error, route: lane.route, subject: lane.subject },
          'a lane failed, its lease runs out',
        )
      })
      .finally(() => {
        this.#running.delete(work)
        if (lane.bulk) this.#bulk--
        // Others that may wait were perhaps left because the share was used up.
        if (this.#again || (lane.bulk && this.#options.bulkConcurrency !== undefined)) this.wake()
      })
    this.#running.add(work)
  }
}
