import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { inHand } from '../../kernel/lanes/in-hand.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import { DESK_ROUTE } from './desk.ts'
import { performStep } from './perform-step.ts'
import { type Settled, type StepDone, settleStep } from './settle-step.ts'
import { type TakenStep, takeStep } from './take-step.ts'
import { wakeDesk } from './wake-desk.ts'
import type { DeskWorkerOptions } from './worker-options.ts'

const LEASE_MS = 30_000
const RENEW_MS = 10_000
/** Conversations in work at once, each one thing after the other. */
const CONCURRENCY = 32
const FAULT_PAUSE_MS = 5000
/** A desk that refuses us altogether is asked again so often, though it takes a person to mend that. */
const STOPPED_MS = 60_000

// What was missed while nobody listened is found by reading.
const LOOK_ALL: Statement = {
  name: 'desk_session_look_all',
  text: `update desk_session set look_at = case when state = 'open' then $2::timestamptz end where workspace = $1 and state <> 'ended'
    returning conversation_id as conversation`,
}

/** Brings the conversations of a workspace and their sessions at one outside desk together. In any process. */
export class DeskWorker {
  readonly #options: DeskWorkerOptions
  readonly #worker: LaneWorker
  #stoppedUntil = new Date(0)

  constructor(options: DeskWorkerOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.kernel,
      workspace: options.workspace,
      route: DESK_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => inHand(options.kernel, lane, { leaseMs: LEASE_MS, everyMs: RENEW_MS }, () => this.#work(lane)),
    })
  }

  /** Begins, and has every session that is not over looked at. */
  async start(): Promise<void> {
    const { kernel, workspace } = this.#options
    await kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      const rows = await tx.run<{ conversation: string }>(LOOK_ALL, [workspace, now])
      await wakeDesk(
        tx,
        workspace,
        rows.map(({ conversation }) => conversation),
        now,
      )
    })
    this.#worker.start()
  }

  /** Takes up no more and waits for the steps in work. */
  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel } = this.#options
    if (this.#stoppedUntil > kernel.clock.now()) return this.#rest(lane, this.#stoppedUntil)
    try {
      for (let done: StepDone | null = null; ; ) {
        const step: TakenStep = await this.#advance(lane, done)
        if (step.kind === 'rest') return
        done = await performStep(this.#options, step)
      }
    } catch (error) {
      kernel.log.error({ err: error, conversation: lane.subject }, 'a step towards the outside desk failed on our side')
      const hold = new Date(kernel.clock.now().getTime() + FAULT_PAUSE_MS)
      await kernel.db.transaction((tx) => releaseLanes(tx, [{ lane, hold }], kernel.clock.now()))
    }
  }

  /** One transaction: what became of the last step, and the next one; where there is none the lane is given back. */
  #advance(lane: ClaimedLane, done: StepDone | null): Promise<TakenStep> {
    const { kernel, workspace, conversations } = this.#options
    return kernel.db.transaction(async (tx) => {
      const now = kernel.clock.now()
      const settled: Settled | null = done && (await settleStep(tx, workspace, done, now))
      const rests = settled !== null && (settled.hold !== null || settled.stopped)
      const step: TakenStep = rests
        ? { kind: 'rest', until: null }
        : await takeStep(tx, { workspace, lane, conversations, now })
      if (settled?.stopped) this.#stoppedUntil = new Date(now.getTime() + STOPPED_MS)
      if (step.kind === 'rest') {
        await releaseLanes(tx, [{ lane, hold: settled?.hold ?? null }], now)
        const until = settled?.stopped ? this.#stoppedUntil : step.until
        if (until) await wakeDesk(tx, workspace, [lane.subject], until)
      }
      if (settled) await appendEvents(tx, settled.events)
      return step
    })
  }

  /** Given back until a moment, unless this worker is followed by another: then all lanes are woken. */
  #rest(lane: ClaimedLane, until: Date): Promise<void> {
    const { kernel, workspace } = this.#options
    return kernel.db.transaction(async (tx) => {
      await releaseLanes(tx, [{ lane, hold: null }], kernel.clock.now())
      await wakeDesk(tx, workspace, [lane.subject], until)
    })
  }
}
