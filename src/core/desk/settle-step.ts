import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import type { DeskHandle, DeskOutcome } from './desk.ts'
import { nextLook } from './next-step.ts'
import { noteCalled } from './note-called.ts'
import type { RelayInHand } from './perform-relay.ts'
import type { RelayOutcome } from './relay.ts'
import { retryAt } from './retry-at.ts'
import { readSession, type Session } from './session.ts'
import { settleRelay } from './settle-relay.ts'
import { settleSession } from './settle-session.ts'

/** What became of a step. */
export type StepDone =
  | {
      kind: 'open'
      session: Session
      outcome: DeskOutcome<{ handle: DeskHandle; externalId: string | null; ready: boolean }>
    }
  | { kind: 'call'; session: Session; outcome: DeskOutcome<{ handle: DeskHandle }> }
  | { kind: 'look'; session: Session; outcome: DeskOutcome<null>; askedAt: Date }
  | { kind: 'end'; session: Session; outcome: DeskOutcome<null> }
  | { kind: 'relay'; inHand: RelayInHand; outcome: RelayOutcome }

/** How a session goes on: not before `hold`, or, where nothing at all can be done, not before somebody has acted. */
export interface Settled {
  hold: Date | null
  stopped: boolean
  events: NewEvent[]
}

const OPENED: Statement = {
  name: 'desk_session_opened',
  text: `update desk_session set handle = handle || $3::jsonb, external_id = coalesce($4, external_id),
      state = case when $5::boolean and state = 'opening' then 'open' else state end,
      look_at = case when $5::boolean then $6::timestamptz else look_at end
    where workspace = $1 and id = $2`,
}

const LOOKED: Statement = {
  name: 'desk_session_looked',
  text: `update desk_session set looked_at = coalesce($3, looked_at), look_at = least(look_at, $4) where workspace = $1 and id = $2 and state = 'open'`,
}

const TROUBLE: Statement = {
  name: 'desk_session_trouble',
  text: `update desk_session set trouble = $3, attempts = least($4::int, 1000) where workspace = $1 and id = $2 and state <> 'ended'`,
}

const END_LATER: Statement = {
  name: 'desk_session_end_later',
  text: `update desk_session set look_at = $3 where workspace = $1 and id = $2 and state = 'ending'`,
}

/** What passes by itself is worth a word only when it has not. */
const SAY_AFTER = 3
/** What cannot be ended there is left to the desk's own timers. */
const END_TRIES = 30

/** Keeps what became of a step, in the transaction in which the next one is found. */
export async function settleStep(tx: Transaction, workspace: number, done: StepDone, now: Date): Promise<Settled> {
  const session = done.kind === 'relay' ? done.inHand.session : done.session
  const settled = await settle(tx, { workspace, done, now })
  const trouble = troubleOf(done, session)
  const failures = fails(done) ? session.attempts + 1 : 0
  if (trouble === session.trouble && failures === session.attempts) return settled
  tx.later(TROUBLE, [workspace, session.id, trouble, failures])
  if (trouble === session.trouble) return settled
  return { ...settled, events: [...settled.events, changed(workspace, session, now)] }
}

async function settle(
  tx: Transaction,
  { workspace, done, now }: { workspace: number; done: StepDone; now: Date },
): Promise<Settled> {
  if (done.kind === 'relay') {
    const { inHand, outcome } = done
    return { ...(await settleRelay(tx, { workspace, inHand, outcome, now })), stopped: outcome.state === 'stopped' }
  }
  const { session, outcome } = done
  const going = { hold: null, stopped: false, events: [] }
  if (done.kind === 'end') return settleEnd(tx, { workspace, session, outcome: done.outcome, now })
  if (done.kind === 'look') {
    tx.later(LOOKED, [workspace, session.id, outcome.result === 'done' ? done.askedAt : null, lookAfter(done, now)])
    // What cannot be read does not keep back what is to be told.
    return { ...going, stopped: outcome.result === 'stopped' }
  }
  if (outcome.result === 'later') return { ...going, hold: outcome.at }
  if (outcome.result === 'unknown') return { ...going, hold: retryAt(session.attempts + 1, now) }
  if (outcome.result === 'stopped') return { ...going, stopped: true }
  // That it is over there was taken in already; were it not, this keeps from asking again at once.
  if (outcome.result !== 'done') return { ...going, hold: retryAt(session.attempts + 1, now) }
  if (done.kind === 'call') {
    noteCalled(tx, { workspace, session: session.id, handle: handleOf(done.outcome), now })
    return { ...going, events: [changed(workspace, session, now)] }
  }
  if (done.kind === 'open' && done.outcome.result === 'done') {
    const { handle, externalId, ready } = done.outcome.value
    tx.later(OPENED, [workspace, session.id, JSON.stringify(handle), externalId, ready, nextLook(session, now)])
    const stands = !ready && Object.keys(handle).every((name) => handle[name] === session.handle[name])
    const hold = stands ? retryAt(session.attempts + 1, now) : null
    return { ...going, hold, events: ready ? [changed(workspace, session, now)] : [] }
  }
  return going
}

const handleOf = (outcome: DeskOutcome<{ handle: DeskHandle }>): DeskHandle =>
  outcome.result === 'done' ? outcome.value.handle : {}

function lookAfter({ outcome, session }: Extract<StepDone, { kind: 'look' }>, now: Date): Date {
  if (outcome.result === 'done') return nextLook(session, now)
  return outcome.result === 'later' ? outcome.at : retryAt(session.attempts + 1, now)
}

/** What cannot be ended yet holds up nothing: a session that was begun after it goes on meanwhile. */
async function settleEnd(
  tx: Transaction,
  options: { workspace: number; session: Session; outcome: DeskOutcome<null>; now: Date },
): Promise<Settled> {
  const { workspace, session, outcome, now } = options
  const going = { hold: null, stopped: false, events: [] }
  if (outcome.result === 'stopped') return { ...going, stopped: true }
  const again = outcome.result === 'later' || outcome.result === 'unknown'
  if (again && session.attempts < END_TRIES) {
    const at = outcome.result === 'later' ? outcome.at : retryAt(session.attempts + 1, now)
    tx.later(END_LATER, [workspace, session.id, at])
    return going
  }
  // A hole before the last words is still waited for.
  const { lookAt = null } = (await readSession(tx, workspace, session.id)) ?? {}
  if (lookAt && lookAt > now) return going
  await settleSession(tx, { workspace, session: session.id, by: 'us', now })
  return { ...going, events: [changed(workspace, session, now)] }
}

/** Whether it did not go on, and will be tried again. */
function fails(done: StepDone): boolean {
  if (done.kind !== 'relay') return done.outcome.result === 'unknown' || done.outcome.result === 'refused'
  return done.outcome.state === 'sending' && done.outcome.detail !== null
}

/** What keeps the session from going on, in one sentence for people. */
function troubleOf(done: StepDone, session: Session): string | null {
  const { outcome } = done
  if ('state' in outcome) {
    if (outcome.state === 'stopped') return outcome.detail
    if (outcome.state === 'sending' && outcome.detail) return passing(outcome.detail, session)
    return outcome.state === 'queued' ? session.trouble : null
  }
  if (outcome.result === 'stopped' || outcome.result === 'refused') return outcome.detail
  if (outcome.result === 'unknown') return passing(outcome.detail, session)
  return outcome.result === 'later' ? session.trouble : null
}

const passing = (detail: string, session: Session): string | null =>
  session.attempts + 1 >= SAY_AFTER ? detail : session.trouble

const changed = (workspace: number, session: Session, at: Date): NewEvent => {
  return { workspace, kind: 'transfer.changed', conversation: session.conversation, at }
}
