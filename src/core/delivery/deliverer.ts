import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import type { Place } from './channel.ts'
import { type DeliveryRow, deliveryRoute, type Settlement } from './delivery.ts'
import { type PerformOptions, perform } from './perform.ts'
import type { DeliveryConversations } from './ports.ts'
import { type NextDelivery, type SettleOptions, settle, type Turn } from './settle.ts'

const LEASE_MS = 30_000
/** Lanes in flight: with 80 ms to Discord this is 1,600 operations a second, more than any rate limit allows. */
const CONCURRENCY = 128
/** Of these, lanes of notices to a crowd: few enough that what waits in them waits less than a second behind each other. */
const BULK_CONCURRENCY = 24
/** Turns settled in one transaction. */
const BATCH = 100

interface Waiting {
  turn: Turn
  resolve: (next: NextDelivery) => void
  reject: (error: unknown) => void
}

/** Drains the delivery lanes of one channel of one workspace. Runs only where the channel's connection is held. */
export class Deliverer {
  readonly #perform: PerformOptions
  readonly #settle: SettleOptions
  readonly #worker: LaneWorker
  readonly #claimedAt = new WeakMap<ClaimedLane, Date>()
  readonly #watchers = new Map<string, (place: Place | null) => void>()
  #waiting: Waiting[] = []
  #settling: Promise<void> | undefined

  constructor(options: PerformOptions & { conversations: DeliveryConversations }) {
    const { kernel, workspace, conversations } = options
    const route = deliveryRoute('discord')
    this.#perform = options
    this.#settle = { kernel, workspace, route, leaseMs: LEASE_MS, conversations }
    this.#worker = new LaneWorker({
      ...kernel,
      workspace,
      route,
      concurrency: CONCURRENCY,
      bulkConcurrency: BULK_CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => this.#drain(lane),
    })
  }

  start(): void {
    this.#worker.start()
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  /** Where a message arrived, or null when it was refused or `ms` have passed. Ask before its transaction commits, or at once after. */
  async arrival(message: string, ms: number): Promise<Place | null> {
    const { promise, resolve } = Promise.withResolvers<Place | null>()
    this.#watchers.set(message, resolve)
    const timer = setTimeout(() => resolve(null), ms)
    const place = await promise
    clearTimeout(timer)
    this.#watchers.delete(message)
    return place
  }

  async #drain(lane: ClaimedLane): Promise<void> {
    this.#claimedAt.set(lane, this.#perform.kernel.clock.now())
    let next = await this.#turn({ lane, done: null })
    while (next) {
      const { row, to } = next
      const settlement = await perform(this.#perform, row, to)
      const movedTo = moved(row, to.place, settlement)
      next = await this.#turn({ lane, done: { row, settlement, movedTo } })
      if (isEnd(settlement)) this.#watchers.get(row.messageId)?.(settlement.state === 'sent' ? settlement.place : null)
    }
  }

  /** Joins the next transaction of turns: while one is under way the others gather. */
  #turn(turn: Turn): Promise<NextDelivery> {
    const { promise, resolve, reject } = Promise.withResolvers<NextDelivery>()
    this.#waiting.push({ turn, resolve, reject })
    this.#settling ??= this.#settleWaiting().finally(() => {
      this.#settling = undefined
    })
    return promise
  }

  async #settleWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH)
      try {
        const answers = await settle(
          this.#settle,
          batch.map((waiting) => waiting.turn),
          (lane) => this.#claimedAt.get(lane) ?? this.#perform.kernel.clock.now(),
        )
        for (const [index, waiting] of batch.entries()) waiting.resolve(answers[index] ?? null)
      } catch (error) {
        for (const waiting of batch) waiting.reject(error)
      }
    }
  }
}

const isEnd = (settlement: Settlement): boolean => settlement.state !== 'queued' && settlement.state !== 'sending'

/**
 * The new place of the conversation, when the message arrived elsewhere than the last one. What was only told beside a chat that goes on in a
 * thread does not lead it away from there.
 */
function moved(row: DeliveryRow, from: Place | null, settlement: Settlement): Place | null {
  if (settlement.state !== 'sent' || !settlement.place || (!row.ladder && from)) return null
  return from?.kind === settlement.place.kind && from.id === settlement.place.id ? null : settlement.place
}
