import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import { isGivenUp, restAfter, retryAfter } from './retry.ts'
import { FAIL_WAITING, TURN_OFF } from './update-webhook.ts'

/** What became of one attempt. */
export interface Attempt {
  at: Date
  milliseconds: number
  /** What was answered; null where nothing was. */
  status: number | null
  words: string | null
  answer: string
  /** The receiver asked to be left alone for so long. */
  restMs: number
}

const KEEP: Statement = {
  name: 'webhook_keep_attempt',
  text: `insert into webhook_attempt (workspace, delivery_id, id, at, milliseconds, status, words, answer)
    select $1, $2, $3, $4, $5, $6, $7, $8 where exists (select 1 from webhook_delivery where workspace = $1 and id = $2)`,
}

const SENT: Statement = {
  name: 'webhook_sent',
  text: `update webhook_delivery set state = 'sent', tries = tries + 1, due = null, settled_at = $3
    where workspace = $1 and id = $2`,
}

const NOT_SENT: Statement = {
  name: 'webhook_not_sent',
  text: `update webhook_delivery set tries = tries + 1, due = $3, settled_at = $4,
      state = case when $3::timestamptz is null then 'failed' else 'waiting' end
    where workspace = $1 and id = $2 and state = 'waiting'`,
}

const TOOK: Statement = {
  name: 'webhook_took',
  text: 'update webhook_endpoint set failures = 0, failing_since = null, rest_until = null, took_at = $3 where workspace = $1 and id = $2',
}

// It is there again: what has failed before goes now, in the order in which it happened.
const RESUME: Statement = {
  name: 'webhook_resume',
  text: `update webhook_delivery set due = made_at where workspace = $1 and endpoint_id = $2 and state = 'waiting' and tries > 0`,
}

const FAILED: Statement = {
  name: 'webhook_failed',
  text: `update webhook_endpoint set failures = failures + 1, failing_since = coalesce(failing_since, $3)
    where workspace = $1 and id = $2 returning failures, failing_since as since`,
}

const REST: Statement = {
  name: 'webhook_rest',
  text: 'update webhook_endpoint set rest_until = $3 where workspace = $1 and id = $2',
}

const GONE = 'The receiver answered that it is gone for good (410), so it was turned off.'
const GIVEN_UP = 'It took nothing for five days, so it was turned off.'

/** Writes down what became of an attempt, and for how long the endpoint is left alone after it. */
export async function settleAttempt(
  tx: Transaction,
  of: {
    workspace: number
    endpoint: string
    delivery: string
    tries: number
    failures: number
    now: Date
    luck: number
  },
  attempt: Attempt,
): Promise<void> {
  const { workspace, endpoint, delivery, now } = of
  const { at, milliseconds, status, words, answer } = attempt
  tx.later(KEEP, [workspace, delivery, newId(), at, milliseconds, status, words, answer])
  if (isTaken(attempt)) {
    tx.later(SENT, [workspace, delivery, now])
    tx.later(TOOK, [workspace, endpoint, now])
    if (restAfter(of.failures) > 0) tx.later(RESUME, [workspace, endpoint])
    return
  }
  const again = retryAfter(of.tries + 1, of.luck)
  const due = again === null ? null : new Date(now.getTime() + Math.max(again, attempt.restMs))
  tx.later(NOT_SENT, [workspace, delivery, due, due ? null : now])
  const [failed] = await tx.run<{ failures: number; since: Date }>(FAILED, [workspace, endpoint, now])
  if (!failed) return
  const over = status === 410 ? GONE : isGivenUp(failed.since, now) ? GIVEN_UP : null
  if (over !== null) {
    tx.later(TURN_OFF, [workspace, endpoint, over])
    tx.later(FAIL_WAITING, [workspace, endpoint, now])
    await appendEvents(tx, [{ workspace, kind: 'webhook.changed', conversation: null, at: now }])
    return
  }
  const rest = Math.max(restAfter(failed.failures), attempt.restMs)
  if (rest > 0) tx.later(REST, [workspace, endpoint, new Date(now.getTime() + rest)])
}

/** Only an answer of success says that it was taken. */
const isTaken = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300
