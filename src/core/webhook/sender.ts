import type { Statement, Transaction } from '../../kernel/database.ts'
import type { GuardedFetch } from '../../kernel/guarded-fetch.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ClaimedLane, LIVE } from '../../kernel/lanes/lane.ts'
import { releaseLanes, renewLanes } from '../../kernel/lanes/release.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { LaneWorker } from '../../kernel/lanes/worker.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { WEBHOOKS_MOST } from '../../protocol/webhooks.ts'
import { attemptDelivery } from './attempt-delivery.ts'
import { readPayload, type Subject } from './read-payload.ts'
import { type Attempt, settleAttempt } from './settle-attempt.ts'
import { WEBHOOK_PURPOSE, WEBHOOK_ROUTE } from './webhook.ts'

/** Longer than an attempt and its two transactions can take. */
const LEASE_MS = 60_000

interface Next extends Subject {
  id: string
  tries: number
  url: string
  secret: string
  oldSecret: string | null
  failures: number
}

const NEXT: Statement = {
  name: 'webhook_next',
  text: `select d.id, d.tries, d.number, d.kind, d.conversation_id as "conversationId", d.message_id as "messageId", d.case_id as "caseId", d.at,
      e.url, e.secret, case when e.old_secret_until > $3 then e.old_secret end as "oldSecret", e.failures
    from webhook_endpoint e
    join webhook_delivery d on d.workspace = e.workspace and d.endpoint_id = e.id and d.state = 'waiting' and d.due <= $3
    where e.workspace = $1 and e.id = $2 and e.active and (e.rest_until is null or e.rest_until <= $3) order by d.due, d.place limit 1`,
}

const NEXT_DUE: Statement = {
  name: 'webhook_next_due',
  text: `select greatest(d.due, e.rest_until) as due from webhook_endpoint e
    join lateral (select w.due from webhook_delivery w where w.workspace = $1 and w.endpoint_id = $2 and w.state = 'waiting'
      order by w.due limit 1) d on true
    where e.workspace = $1 and e.id = $2`,
}

const SKIP: Statement = {
  name: 'webhook_skip',
  text: `update webhook_delivery set state = 'skipped', due = null, settled_at = $3 where workspace = $1 and id = $2`,
}

export interface SenderOptions {
  kernel: Kernel
  workspace: number
  secrets: Secrets
  guarded: GuardedFetch
}

/**
 * Sends what is queued, one delivery at a time for each endpoint. Every endpoint has a hand of its own, so that none waits for a slow one; of
 * a backlog only the delivery in hand is in memory.
 */
export class Sender {
  readonly #options: SenderOptions
  readonly #worker: LaneWorker
  #stopping = false

  constructor(options: SenderOptions) {
    this.#options = options
    this.#worker = new LaneWorker({
      ...options.kernel,
      workspace: options.workspace,
      route: WEBHOOK_ROUTE,
      concurrency: WEBHOOKS_MOST,
      leaseMs: LEASE_MS,
      work: (lane) => this.#drain(lane),
    })
  }

  start(): void {
    this.#worker.start()
  }

  stop(): Promise<void> {
    this.#stopping = true
    return this.#worker.stop()
  }

  async #drain(lane: ClaimedLane): Promise<void> {
    const { kernel } = this.#options
    for (;;) {
      const next = await kernel.db.transaction((tx) => this.#next(tx, lane))
      if (!next) return
      const attempt = await this.#attempt(next)
      await kernel.db.transaction((tx) => this.#settle(tx, lane.subject, next, attempt))
    }
  }

  /** The delivery that is due; without one the lane is given back, to be looked at when the next one is. */
  async #next(tx: Transaction, lane: ClaimedLane): Promise<Next | undefined> {
    const { workspace, kernel } = this.#options
    const now = kernel.clock.now()
    const [next] = this.#stopping ? [] : await tx.run<Next>(NEXT, [workspace, lane.subject, now])
    if (next) {
      await renewLanes(tx, [lane], new Date(now.getTime() + LEASE_MS))
      return next
    }
    const [later] = await tx.run<{ due: Date | null }>(NEXT_DUE, [workspace, lane.subject])
    await releaseLanes(tx, [{ lane, hold: null }], now)
    // Behind the release: it would be forgotten by it otherwise. Not a hold: what happens meanwhile goes at once.
    if (later?.due) await wakeLanes(tx, [{ ...keyOf(lane), priority: LIVE }], later.due)
    return undefined
  }

  async #attempt(next: Next): Promise<Attempt | null> {
    const { kernel, workspace, secrets, guarded } = this.#options
    const { id, url, secret, oldSecret } = next
    const body = await readPayload(kernel.db, workspace, next)
    if (body === null) return null
    const sealed = oldSecret === null ? [secret] : [secret, oldSecret]
    const opened = sealed.map((each) => secrets.open(WEBHOOK_PURPOSE, each))
    return attemptDelivery({ guarded, clock: kernel.clock }, { url, id, body, secrets: opened })
  }

  async #settle(tx: Transaction, endpoint: string, next: Next, attempt: Attempt | null): Promise<void> {
    const { workspace, kernel } = this.#options
    const now = kernel.clock.now()
    const { id: delivery, tries, failures } = next
    if (!attempt) tx.later(SKIP, [workspace, delivery, now])
    else {
      const of = { workspace, endpoint, delivery, tries, failures, now, luck: Math.random() }
      await settleAttempt(tx, of, attempt)
    }
  }
}

const keyOf = ({ workspace, subject, route }: ClaimedLane) => ({ workspace, subject, route })
