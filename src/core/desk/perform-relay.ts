import type { Statement } from '../../kernel/database.ts'
import { type ActOptions, actOf } from './act-of.ts'
import type { DeskAct, DeskOutcome } from './desk.ts'
import type { RelayedMessage } from './ports.ts'
import { type Arrived, type RelayOutcome, type RelayRow, relayKey } from './relay.ts'
import { retryAt } from './retry-at.ts'
import type { Session } from './session.ts'
import type { DeskWorkerOptions } from './worker-options.ts'

/** What was perhaps sent is looked for no sooner: a list may not show yet what was just written (twilio-node#647). */
const SHOWN_AFTER_MS = 2000
const COPY_LOOK_MS = 500

const ATTEMPT: Statement = {
  name: 'relay_attempt',
  text: 'update relay set attempted_at = $3 where workspace = $1 and id = $2',
}

export interface RelayInHand {
  session: Session
  relay: RelayRow
  /** Null where it is about none. */
  message: RelayedMessage | null
}

/** A fault of ours does not pass by itself, so what causes it is soon given up. */
const FAULTS = 6

/** Tells the desk one thing, once. Never throws. */
export async function performRelay(options: DeskWorkerOptions, inHand: RelayInHand): Promise<RelayOutcome> {
  try {
    return await perform(options, inHand)
  } catch (error) {
    const { kernel } = options
    const { id, attempts } = inHand.relay
    kernel.log.error({ err: error, relay: id }, 'telling an outside desk failed on our side')
    const detail = 'A fault on our side'
    if (attempts >= FAULTS) return { state: 'failed', arrived: null, detail }
    return { state: 'sending', hold: retryAt(attempts, kernel.clock.now()), detail }
  }
}

/** What may have arrived is looked for before it is told again, or taken back. No transaction is open meanwhile. */
async function perform(options: DeskWorkerOptions, inHand: RelayInHand): Promise<RelayOutcome> {
  const { kernel, workspace, desk, blobs } = options
  const { session, relay, message } = inHand
  const now = kernel.clock.now()
  const url = options.urlOf(session.conversation)
  const routed = session.purpose === 'router'
  const acting: ActOptions = { limits: desk.limits(), routed, url, readBlob: (blob) => blobs.read(blob), now }
  const made = actOf(relay, message, acting)
  if (made === 'wait') return { state: 'queued', hold: new Date(now.getTime() + COPY_LOOK_MS), detail: null }
  const key = relayKey(workspace, relay.id)
  const isSaid = relay.operation !== 'edit' && relay.operation !== 'delete'
  if (relay.attemptedAt && isSaid) {
    const shownAt = relay.attemptedAt.getTime() + SHOWN_AFTER_MS
    if (shownAt > now.getTime()) return { state: 'sending', hold: new Date(shownAt), detail: null }
    const found = await desk.find(key, session.handle)
    if (found.result !== 'done') return outcomeOf(found, relay, kernel.clock.now(), true)
    if (found.value) return { state: 'sent', arrived: found.value, detail: null }
    if (made === 'nothing') return { state: 'cancelled' }
    await kernel.db.run(ATTEMPT, [workspace, relay.id, kernel.clock.now()])
  } else if (made === 'nothing') return { state: 'cancelled' }
  const performed = await desk.perform(made.act, session.handle, key)
  if (performed.result === 'refused' && made.instead !== null && made.act.act === 'send') {
    return tellInstead(options, inHand, { act: made.act, instead: made.instead, why: performed.detail })
  }
  return outcomeOf(performed, relay, kernel.clock.now(), false)
}

/** What was refused is surely not there, so the words that stand for it may bear its key. */
async function tellInstead(
  { kernel, workspace, desk }: DeskWorkerOptions,
  { session, relay }: RelayInHand,
  { act, instead, why }: { act: Extract<DeskAct, { act: 'send' }>; instead: string; why: string },
): Promise<RelayOutcome> {
  const words = { ...act, text: instead, file: null }
  const told = await desk.perform(words, session.handle, relayKey(workspace, relay.id))
  if (told.result === 'done') return { state: 'failed', arrived: told.value, detail: why }
  if (told.result === 'refused') return { state: 'failed', arrived: null, detail: why }
  return outcomeOf(told, relay, kernel.clock.now(), false)
}

function outcomeOf(outcome: DeskOutcome<Arrived | null>, relay: RelayRow, now: Date, doubtful: boolean): RelayOutcome {
  switch (outcome.result) {
    case 'done':
      return { state: 'sent', arrived: outcome.value, detail: null }
    case 'refused':
      return { state: 'failed', arrived: null, detail: outcome.detail }
    case 'later':
      return { state: doubtful ? 'sending' : 'queued', hold: outcome.at, detail: outcome.detail }
    case 'unknown':
      return { state: 'sending', hold: retryAt(relay.attempts, now), detail: outcome.detail }
    default:
      return outcome.result === 'gone' ? { state: 'gone' } : { state: 'stopped', detail: outcome.detail }
  }
}
