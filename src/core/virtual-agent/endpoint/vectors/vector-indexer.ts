import { createHash } from 'node:crypto'
import { freeLanes } from '../../../../kernel/lanes/claim.ts'
import { holdLane } from '../../../../kernel/lanes/hold.ts'
import { inHand } from '../../../../kernel/lanes/in-hand.ts'
import type { ClaimedLane } from '../../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../../kernel/lanes/release.ts'
import { LaneWorker } from '../../../../kernel/lanes/worker.ts'
import { readLessons } from '../../model/read-lessons.ts'
import { type Trainer, TrainingStopped } from '../../model/trainer.ts'
import type { EndpointTools } from '../endpoint-tools.ts'
import { EndpointFault } from '../model-endpoint.ts'
import { readEndpoint } from '../stored-endpoint.ts'
import { type Embedding, embeddingOf } from './embed-texts.ts'
import { makeIndex, sourceOf } from './make-index.ts'
import { forgetIndex, readIndexKey, type StoredIndex, storeIndex } from './stored-index.ts'
import { EMBEDDING_ROUTE, wakeEmbedding } from './wake-embedding.ts'

const LEASE_MS = 30_000
const RENEW_MS = 8000
/** What an endpoint did not answer is asked again after so long. */
const AGAIN_MS = 300_000
/** One article is no choice. */
const LEAST_ARTICLES = 2

export interface IndexerOptions {
  tools: EndpointTools
  workspace: number
  trainer: Trainer
  /** No other process is on this database. */
  alone: boolean
}

/** Keeps the vectors of what is published, where the workspace's endpoint has any; one process at a time, and never in a member's way. */
export class VectorIndexer {
  readonly #options: IndexerOptions
  readonly #worker: LaneWorker
  readonly #stop = new AbortController()
  /** What could not be made by a fault of ours is told once, and left until something changes. */
  #failed: string | null = null

  constructor(options: IndexerOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.tools.kernel,
      ...{ workspace: options.workspace, route: EMBEDDING_ROUTE, concurrency: 1, leaseMs: LEASE_MS },
      work: (lane) => this.#work(lane),
    })
  }

  async start(): Promise<void> {
    const { tools, workspace, alone } = this.#options
    const { db, clock } = tools.kernel
    if (alone) await freeLanes(db, workspace, EMBEDDING_ROUTE)
    await db.transaction((tx) => wakeEmbedding(tx, workspace, clock.now()))
    this.#worker.start()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { tools, workspace } = this.#options
    const { db, clock } = tools.kernel
    const embedding = embeddingOf(tools, await readEndpoint(db, workspace))
    if (!embedding) return this.#keep(lane, null)
    const lessons = await readLessons(db, workspace)
    if (lessons.lessons.length < LEAST_ARTICLES) return this.#keep(lane, null)
    const key = createHash('sha256')
      .update(`${lessons.hash} ${sourceOf(embedding)}`)
      .digest('base64url')
    if (key === this.#failed || (await readIndexKey(db, workspace)) === key) return this.#release(lane, null)
    const made = await this.#make(lane, embedding, { lessons, key })
    if (made) return this.#keep(lane, made)
    return this.#release(lane, new Date(clock.now().getTime() + AGAIN_MS))
  }

  /** Null where it did not come to an end this time. */
  async #make(
    lane: ClaimedLane,
    endpoint: Embedding,
    of: { lessons: Awaited<ReturnType<typeof readLessons>>; key: string },
  ): Promise<StoredIndex | null> {
    const { tools, workspace, trainer } = this.#options
    const { signal } = this.#stop
    const make = () => makeIndex(tools, { workspace, endpoint, ...of, trainer, signal })
    try {
      return await inHand(tools.kernel, lane, { leaseMs: LEASE_MS, everyMs: RENEW_MS }, make)
    } catch (error) {
      const known = error instanceof EndpointFault || error instanceof TrainingStopped
      if (!known) {
        this.#failed = of.key
        tools.kernel.log.error({ err: error, workspace }, 'the vectors of what is published could not be made')
      }
      return null
    }
  }

  async #keep(lane: ClaimedLane, made: StoredIndex | null): Promise<void> {
    const { tools, workspace } = this.#options
    const now = tools.kernel.clock.now()
    await tools.kernel.db.transaction(async (tx) => {
      if (!(await holdLane(tx, lane))) return
      if (made) await storeIndex(tx, workspace, { ...made, now })
      else await forgetIndex(tx, workspace, now)
      await releaseLanes(tx, [{ lane, hold: null }], now)
    })
    if (!made) return
    const { weights, index } = made
    const facts = { workspace, texts: index.labels.length, order: weights.order, doubt: weights.doubt !== null }
    tools.kernel.log.info(facts, 'made the vectors of what is published')
  }

  async #release(lane: ClaimedLane, hold: Date | null): Promise<void> {
    const { kernel } = this.#options.tools
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }
}
