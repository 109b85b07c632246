import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { noteMessages } from './note-messages.ts'
import type { RelayInHand } from './perform-relay.ts'
import type { RelayOutcome } from './relay.ts'
import { retryAt } from './retry-at.ts'

/** After so many attempts within so long a thing is given up, so that what comes behind it is told. */
const ATTEMPTS = 40
const GIVEN_UP_MS = 3_600_000
/** A desk that could not even be read for so long is away: then it is not the thing's fault, and of its attempts so many are forgotten. */
const AWAY_MS = 15 * 60_000
const ATTEMPTS_AWAY = 20
/** Of a session that is ending already: the next one waits for it. */
const LAST_ATTEMPTS = 10

const SETTLE: Statement = {
  name: 'relay_settle',
  // A text that was told is not kept twice: what it was made from may be deleted.
  text: `update relay set state = $3, detail = $4, text = case when $3 in ('sent', 'cancelled') then null else text end,
      settled_at = case when $3 in ('queued', 'sending') then null else $5::timestamptz end,
      attempted_at = case when $3 = 'queued' then null else attempted_at end, attempts = least(attempts, $6)
    where workspace = $1 and id = $2 and state in ('queued', 'sending')`,
}

const LOOK: Statement = {
  name: 'desk_session_look_now',
  text: `update desk_session set look_at = $3 where workspace = $1 and id = $2 and state = 'open'`,
}

const DELETED: Statement = {
  name: 'desk_message_deleted',
  text: 'update desk_message set deleted_at = $4 where workspace = $1 and session_id = $2 and external_id = $3',
}

/** Keeps what became of a relay. Answers until when nothing is to be tried for its session, and the facts to be stated. */
export async function settleRelay(
  tx: Transaction,
  { workspace, inHand, outcome, now }: { workspace: number; inHand: RelayInHand; outcome: RelayOutcome; now: Date },
): Promise<{ hold: Date | null; events: NewEvent[] }> {
  const { session, relay } = inHand
  const most = isAway(session, now) ? ATTEMPTS_AWAY : relay.attempts
  const settle = (state: string, detail: string | null) =>
    tx.later(SETTLE, [workspace, relay.id, state, detail, now, most])
  switch (outcome.state) {
    case 'cancelled':
      settle('cancelled', null)
      return { hold: null, events: [] }
    case 'gone':
      // Of what is over on both sides nothing is told any more.
      if (session.state === 'ending') {
        settle('cancelled', null)
        return { hold: null, events: [] }
      }
      // Why it is over says the exchange itself.
      settle('queued', null)
      tx.later(LOOK, [workspace, session.id, now])
      return { hold: relay.attempts > 1 ? retryAt(relay.attempts, now) : null, events: [] }
    case 'stopped':
      // What may have arrived before is still to be looked for.
      settle(relay.attemptedAt ? 'sending' : 'queued', outcome.detail)
      return { hold: null, events: [] }
    case 'sent':
    case 'failed':
      settle(outcome.state, outcome.detail)
      await noteArrival(tx, { workspace, inHand, outcome, now })
      return { hold: null, events: outcome.state === 'failed' ? [changed(workspace, inHand, now)] : [] }
    default:
      if (!isGivenUp(inHand, now)) {
        settle(outcome.state, outcome.detail)
        return { hold: outcome.hold, events: [] }
      }
      settle('failed', outcome.detail)
      return { hold: null, events: [changed(workspace, inHand, now)] }
  }
}

function isGivenUp({ session, relay }: RelayInHand, now: Date): boolean {
  if (session.state === 'ending') return relay.attempts >= LAST_ATTEMPTS
  return relay.attempts >= ATTEMPTS && !isAway(session, now) && now.getTime() - relay.createdAt.getTime() >= GIVEN_UP_MS
}

const isAway = ({ lookedAt, openedAt }: RelayInHand['session'], now: Date): boolean =>
  now.getTime() - (lookedAt ?? openedAt).getTime() > AWAY_MS

async function noteArrival(
  tx: Transaction,
  {
    workspace,
    inHand,
    outcome,
    now,
  }: Parameters<typeof settleRelay>[1] & {
    outcome: Extract<RelayOutcome, { state: 'sent' | 'failed' }>
  },
): Promise<void> {
  const { session, relay } = inHand
  if (relay.operation === 'delete' && relay.target) {
    tx.later(DELETED, [workspace, session.id, relay.target, now])
  } else if (outcome.arrived) {
    const message = { ...outcome.arrived, message: relay.message, part: relay.part, ours: true }
    await noteMessages(tx, { workspace, session: session.id, messages: [message], now })
  }
}

const changed = (workspace: number, { session }: RelayInHand, at: Date): NewEvent => {
  return { workspace, kind: 'transfer.changed', conversation: session.conversation, at }
}
