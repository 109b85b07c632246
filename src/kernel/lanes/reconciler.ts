import type { Kernel } from '../kernel.ts'
import { freeLanes } from './claim.ts'
import type { ClaimedLane } from './lane.ts'
import { releaseLanes } from './release.ts'
import { LaneWorker } from './worker.ts'

const FAULT_PAUSE_MS = 5000

export interface ReconcilerOptions {
  kernel: Kernel
  workspace: number
  route: string
  /** Subjects in work at the same time. */
  concurrency: number
  leaseMs: number
  /** Brings a subject to what is true now. Answers when to look at it again; null: when it is woken. */
  bring: (subject: string) => Promise<Date | null>
  /** What the log says when that throws; it is tried again after a pause. */
  fault: string
}

/** Works a route whose lanes only say that something has changed: each subject is compared with what is true, and brought to it. */
export class Reconciler {
  readonly #options: ReconcilerOptions
  readonly #worker: LaneWorker

  constructor(options: ReconcilerOptions) {
    this.#options = options
    const { kernel, workspace, route, concurrency, leaseMs } = options
    this.#worker = new LaneWorker({
      ...kernel,
      ...{ workspace, route, concurrency, leaseMs },
      work: (lane) => this.#work(lane),
    })
  }

  /** To be called by whoever alone works the route from now on: what its last worker left leased is taken up at once. */
  async start(): Promise<void> {
    const { kernel, workspace, route } = this.#options
    await freeLanes(kernel.db, workspace, route)
    this.#worker.start()
  }

  /** Takes up no more and waits for the subjects in work. */
  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel, bring, fault } = this.#options
    const { subject } = lane
    let hold: Date | null
    try {
      hold = await bring(subject)
    } catch (error) {
      kernel.log.error({ err: error, subject }, fault)
      hold = new Date(kernel.clock.now().getTime() + FAULT_PAUSE_MS)
    }
    await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
  }
}
