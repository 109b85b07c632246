import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { freeLanes } from '../../../kernel/lanes/claim.ts'
import { holdLane } from '../../../kernel/lanes/hold.ts'
import { inHand } from '../../../kernel/lanes/in-hand.ts'
import type { ClaimedLane } from '../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../kernel/lanes/release.ts'
import { LaneWorker } from '../../../kernel/lanes/worker.ts'
import { LEARNING_ROUTE, wakeLearning } from '../../knowledge/wake-learning.ts'
import { countTry, endTry } from './count-try.ts'
import { forgetModels } from './forget-models.ts'
import { type Lessons, readLessons } from './read-lessons.ts'
import type { ServedModel } from './served-model.ts'
import { confirmModel, storeModel } from './store-model.ts'
import { type Trained, type Trainer, TrainingStopped } from './trainer.ts'

/** When its process is killed while it learns, another begins anew after so long. */
const LEASE_MS = 20_000
const RENEW_MS = 5000
/** What an agent reads of lessons that could not be learnt. */
export const NOT_LEARNT = 'The last change could not be learnt. What was learnt before is still used.'
/** One article is no choice. */
const LEAST_ARTICLES = 2

export interface LearnerOptions {
  kernel: Kernel
  workspace: number
  trainer: Trainer
  served: ServedModel
  /** No other process is on this database, so what a killed one had in hand is free at once. */
  alone: boolean
}

/**
 * Learns what is published, whenever it has changed, one process at a time: whoever holds the workspace's lane. What could not be learnt is
 * told once and left until something changes; meanwhile the older model serves. So is what has killed whoever learnt it five times.
 */
export class Learner {
  readonly #options: LearnerOptions
  readonly #worker: LaneWorker
  readonly #stop = new AbortController()
  #progress: number | null = null
  #failed: { hash: string; trouble: string } | null = null

  constructor(options: LearnerOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#worker = new LaneWorker({
      ...kernel,
      ...{ workspace, route: LEARNING_ROUTE, concurrency: 1, leaseMs: LEASE_MS },
      work: (lane) => this.#work(lane),
    })
  }

  /** From 0 to 1 while this process learns. */
  get progress(): number | null {
    return this.#progress
  }

  /** What could not be learnt, in words for an agent. */
  get trouble(): string | null {
    return this.#failed?.trouble ?? null
  }

  /** What changed while nobody learnt, or was learnt by an older version, is looked at soon. */
  async start(): Promise<void> {
    const { kernel, workspace, alone } = this.#options
    if (alone) await freeLanes(kernel.db, workspace, LEARNING_ROUTE)
    await kernel.db.transaction((tx) => wakeLearning(tx, workspace, kernel.clock.now()))
    this.#worker.start()
  }

  /** What is being learnt is left: the next process begins it anew. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace, served } = this.#options
    const readAt = kernel.clock.now()
    const found = await readLessons(kernel.db, workspace)
    await served.look()
    if (this.#failed?.hash === found.hash) return this.#release(lane)
    this.#failed = null
    if (served.current?.lessons === found.hash) return this.#confirm(lane, served.current.id, readAt)
    if (found.lessons.length < LEAST_ARTICLES) return this.#forget(lane)
    if (!(await countTry(kernel.db, workspace, { lessons: found.hash, now: readAt }))) return this.#giveUp(lane, found)
    const trained = await this.#train(lane, found)
    await endTry(kernel.db, workspace)
    if (trained === 'stopped') return this.#release(lane, readAt)
    if (trained === 'failed') return this.#release(lane)
    await this.#keep(lane, { ...found, ...trained, readAt })
    await served.look()
  }

  async #train(lane: ClaimedLane, { lessons, unanswered, hash }: Lessons): Promise<Trained | 'stopped' | 'failed'> {
    const { kernel, workspace, trainer } = this.#options
    const { signal } = this.#stop
    this.#progress = 0
    try {
      return await inHand(kernel, lane, { leaseMs: LEASE_MS, everyMs: RENEW_MS }, () =>
        trainer.train(lessons, { unanswered, signal }, (share) => {
          this.#progress = share
        }),
      )
    } catch (error) {
      if (error instanceof TrainingStopped) return 'stopped'
      kernel.log.error({ err: error, workspace, articles: lessons.length }, 'what is published could not be learnt')
      this.#failed = { hash, trouble: NOT_LEARNT }
      return 'failed'
    } finally {
      this.#progress = null
    }
  }

  /** The row that counts stays, so that every process says so. */
  async #giveUp(lane: ClaimedLane, { lessons, hash }: Lessons): Promise<void> {
    const { kernel, workspace } = this.#options
    kernel.log.error(
      { workspace, articles: lessons.length },
      'whoever learnt what is published was killed, again and again',
    )
    this.#failed = { hash, trouble: NOT_LEARNT }
    await this.#release(lane)
  }

  async #keep(lane: ClaimedLane, of: Lessons & Trained & { readAt: Date }): Promise<void> {
    const { kernel, workspace } = this.#options
    const { lessons, hash, packed, figures, readAt } = of
    const examples = lessons.reduce((sum, lesson) => sum + lesson.examples.length, 0)
    const now = kernel.clock.now()
    const model = { id: newId(), lessons: hash, packed, articles: lessons.length, examples, figures, trainedAt: readAt }
    await kernel.db.transaction(async (tx) => {
      // Who was away for longer than the lease must not store an older model over a newer one.
      if (!(await holdLane(tx, lane))) return
      await storeModel(tx, workspace, { ...model, now })
      await releaseLanes(tx, [{ lane, hold: null }], now)
    })
    kernel.log.info({ workspace, articles: model.articles, examples, ...figures }, 'learnt what is published')
  }

  /** What is published says what it said when the model learnt: it knows all of it, also what was published anew since. */
  async #confirm(lane: ClaimedLane, model: string, readAt: Date): Promise<void> {
    const { kernel, workspace, served } = this.#options
    await kernel.db.transaction(async (tx) => {
      if (!(await holdLane(tx, lane))) return
      confirmModel(tx, workspace, { model, readAt })
      await endTry(tx, workspace)
      await releaseLanes(tx, [{ lane, hold: null }], kernel.clock.now())
    })
    await served.look()
  }

  async #forget(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace, served } = this.#options
    await kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      if (!(await holdLane(tx, lane))) return
      await endTry(tx, workspace)
      await forgetModels(tx, workspace, now)
      await releaseLanes(tx, [{ lane, hold: null }], now)
    })
    await served.look()
  }

  async #release(lane: ClaimedLane, hold: Date | null = null): Promise<void> {
    const { kernel } = this.#options
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }
}
