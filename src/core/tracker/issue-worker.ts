import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ClaimedLane } from '../../kernel/lanes/lane.ts'
import { releaseLanes } from '../../kernel/lanes/release.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { readLinkedIssue, recordFailure } from './linked-issue.ts'
import { lookForChanges } from './look-for-changes.ts'
import { placeOf, readTracker, type StoredTracker } from './read-tracker.ts'
import { syncIssue } from './sync-issue.ts'
import { TRACKER_ROUTE, type Tracker, TrackerFault } from './tracker.ts'
import { wakeLook } from './wake-issue.ts'

/** Longer than all questions of one round can take. */
const LEASE_MS = 180_000
const CONCURRENCY = 4
/** What webhooks do not tell, or nobody set up, is found by asking so often. */
const LOOK_MS = 10 * 60_000
const RETRY_MS = 15_000
const LONGEST_RETRY_MS = 10 * 60_000
/** What passes by itself is worth a word only when it has not. */
const SAY_AFTER = 3

const REST: Statement = { name: 'tracker_rest', text: 'update tracker set rest_until = $2 where workspace = $1' }
const STOP: Statement = { name: 'tracker_stop', text: 'update tracker set trouble = $2 where workspace = $1' }

export interface IssueWorkerOptions {
  kernel: Kernel
  workspace: number
  secrets: Secrets
  tracker: Tracker
}

/** Brings cases and their issues together, and asks every so often what has changed outside. */
export class IssueWorker {
  readonly #options: IssueWorkerOptions
  readonly #worker: LaneWorker

  constructor(options: IssueWorkerOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.kernel,
      workspace: options.workspace,
      route: TRACKER_ROUTE,
      concurrency: CONCURRENCY,
      leaseMs: LEASE_MS,
      work: (lane) => this.#work(lane),
    })
  }

  start(): void {
    this.#worker.start()
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }

  async #work(lane: ClaimedLane): Promise<void> {
    const { kernel, workspace, secrets, tracker } = this.#options
    const stored = await readTracker(kernel.db, workspace)
    const now = kernel.clock.now()
    // One that waits for a person is woken by them: connecting anew wakes all of its lanes.
    if (!stored || stored.trouble !== null) return this.#release(lane, null)
    if (stored.restUntil && stored.restUntil > now) return this.#release(lane, stored.restUntil)
    const isLook = lane.subject === stored.id
    const tools = { kernel, workspace, tracker, place: placeOf(stored, secrets), settings: stored.settings }
    try {
      await (isLook ? lookForChanges(tools, stored.lookedUntil) : syncIssue(tools, lane.subject))
    } catch (error) {
      if (!(error instanceof TrackerFault)) throw error
      return this.#fail(lane, stored, error)
    }
    return this.#release(lane, null, isLook ? stored.id : null)
  }

  #release(lane: ClaimedLane, hold: Date | null, look: string | null = null): Promise<void> {
    const { kernel, workspace } = this.#options
    const now = kernel.clock.now()
    return kernel.db.transaction(async (tx) => {
      await releaseLanes(tx, [{ lane, hold }], now)
      if (look) await wakeLook(tx, workspace, look, new Date(now.getTime() + LOOK_MS))
    })
  }

  async #fail(lane: ClaimedLane, stored: StoredTracker, fault: TrackerFault): Promise<void> {
    const { kernel, workspace } = this.#options
    const now = kernel.clock.now()
    const { kind, message } = fault
    await kernel.db.transaction(async (tx) => {
      if (kind === 'limited') {
        const until = fault.retryAt ?? new Date(now.getTime() + LONGEST_RETRY_MS)
        tx.later(REST, [workspace, until])
        await releaseLanes(tx, [{ lane, hold: until }], now)
      } else if (kind === 'unauthorized' || kind === 'repository') {
        tx.later(STOP, [workspace, message])
        await releaseLanes(tx, [{ lane, hold: null }], now)
        await appendEvents(tx, [{ workspace, kind: 'tracker.changed', conversation: null, at: now }])
      } else if (lane.subject === stored.id) {
        await releaseLanes(tx, [{ lane, hold: null }], now)
        await wakeLook(tx, workspace, stored.id, new Date(now.getTime() + LOOK_MS))
      } else {
        await this.#failIssue(tx, lane, fault)
      }
    })
  }

  async #failIssue(tx: Transaction, lane: ClaimedLane, { kind, message }: TrackerFault): Promise<void> {
    const { kernel, workspace } = this.#options
    const now = kernel.clock.now()
    const id = lane.subject
    const issue = await readLinkedIssue(tx, workspace, id)
    const passing = kind === 'unreachable'
    const said = passing && (issue?.tries ?? 0) + 1 < SAY_AFTER ? null : message
    recordFailure(tx, { workspace, id, trouble: said })
    const wait = Math.min(RETRY_MS * 2 ** Math.min(issue?.tries ?? 0, 10), LONGEST_RETRY_MS)
    await releaseLanes(tx, [{ lane, hold: passing ? new Date(now.getTime() + wait) : null }], now)
    if (said === null || said === issue?.trouble) return
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: id, at: now }])
  }
}
