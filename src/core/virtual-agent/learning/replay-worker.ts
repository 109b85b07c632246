import type { Statement } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { freeLanes } from '../../../kernel/lanes/claim.ts'
import { holdLane } from '../../../kernel/lanes/hold.ts'
import { inHand } from '../../../kernel/lanes/in-hand.ts'
import type { ClaimedLane } from '../../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../../kernel/lanes/release.ts'
import { LaneWorker } from '../../../kernel/lanes/worker.ts'
import type { ReplayInput, ReplayResult } from '../../../protocol/learning.ts'
import type { AnswerEngine } from '../answer-engine.ts'
import { type Trainer, TrainingStopped } from '../model/trainer.ts'
import { replay } from './replay.ts'
import { REPLAY_ROUTE } from './start-replay.ts'

/** When its process is killed in it, another begins it anew after so long. */
const LEASE_MS = 20_000
const RENEW_MS = 5000
/** What has been begun so often ends every process that tries it. */
const TRIES = 5

const READ: Statement = {
  name: 'replay_read',
  text: `select input from replay where workspace = $1 and id = $2 and state = 'running'`,
}

const DONE: Statement = {
  name: 'replay_done',
  text: `update replay set state = $3, result = $4::jsonb, done_at = $5 where workspace = $1 and id = $2`,
}

export interface ReplayWorkerOptions {
  kernel: Kernel
  workspace: number
  trainer: Trainer
  engine: AnswerEngine
  /** No other process is on this database. */
  alone: boolean
}

/** Runs the replays of a workspace, in any process; what is under way when it stops is begun anew by the next. */
export class ReplayWorker {
  readonly #options: ReplayWorkerOptions
  readonly #worker: LaneWorker
  readonly #stop = new AbortController()

  constructor(options: ReplayWorkerOptions) {
    this.#options = options
    const { kernel, workspace } = options
    this.#worker = new LaneWorker({
      ...kernel,
      ...{ workspace, route: REPLAY_ROUTE, concurrency: 1, leaseMs: LEASE_MS },
      work: (lane) => this.#work(lane),
    })
  }

  async start(): Promise<void> {
    const { kernel, workspace, alone } = this.#options
    if (alone) await freeLanes(kernel.db, workspace, REPLAY_ROUTE)
    this.#worker.start()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace } = this.#options
    const [row] = await kernel.db.run<{ input: ReplayInput }>(READ, [workspace, lane.subject])
    if (!row) return this.#release(lane)
    if (Number(lane.attempt) > TRIES) return this.#settle(lane, null)
    const { signal } = this.#stop
    try {
      const played = () => replay({ ...this.#options, signal }, row.input)
      await this.#settle(lane, await inHand(kernel, lane, { leaseMs: LEASE_MS, everyMs: RENEW_MS }, played))
    } catch (error) {
      if (error instanceof TrainingStopped) return this.#release(lane, kernel.clock.now())
      kernel.log.warn({ err: error, workspace }, 'a replay failed')
      await this.#settle(lane, null)
    }
  }

  /** @param result null where it failed */
  async #settle(lane: ClaimedLane, result: ReplayResult | null): Promise<void> {
    const { kernel, workspace } = this.#options
    const at = kernel.clock.now()
    await kernel.db.transaction(async (tx) => {
      if (!(await holdLane(tx, lane))) return
      tx.later(DONE, [workspace, lane.subject, result ? 'done' : 'failed', result && JSON.stringify(result), at])
      await releaseLanes(tx, [{ lane, hold: null }], at)
      await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, at }])
    })
  }

  async #release(lane: ClaimedLane, hold: Date | null = null): Promise<void> {
    const { kernel } = this.#options
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }
}
