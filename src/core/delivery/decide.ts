import type { Outcome } from './channel.ts'
import type { DeliveryRow, Settlement } from './delivery.ts'

const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000
/** An operation that may be repeated without harm is given up after this many attempts of unknown end. */
const ATTEMPTS_LIMIT = 12
const STOPPED_HOLD_MS = 15_000

/** Back-off: doubled from a second up to half a minute. */
export function retryAfter(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS))
}

/**
 * What to do with the answer of an attempt. `'look'`: its key has grown too old for the channel to recognise, so the channel is
 * searched for the message before anything else is done.
 */
export function decide(row: DeliveryRow, outcome: Outcome, now: Date, keyMinutes: number): Settlement | 'look' {
  switch (outcome.result) {
    case 'done':
      return { state: 'sent', externalId: outcome.externalId, place: outcome.place }
    case 'failed':
      return { state: 'failed', cause: outcome.cause, detail: outcome.detail }
    case 'later':
      return again(row, outcome.at, outcome.detail)
    case 'stopped':
      return again(row, new Date(now.getTime() + STOPPED_HOLD_MS), 'The connection to Discord is stopped')
    case 'unknown':
      return decideUnknown(row, outcome, now, keyMinutes)
  }
}

/** Not performed this time; whether an earlier attempt was performed stays as doubtful as it was. */
function again(row: DeliveryRow, retryAt: Date, detail: string): Settlement {
  return { state: row.resumed ? 'sending' : 'queued', retryAt, detail }
}

function decideUnknown(
  row: DeliveryRow,
  outcome: { detail: string; keyed: boolean },
  now: Date,
  keyMinutes: number,
): Settlement | 'look' {
  const { detail, keyed } = outcome
  // To edit or delete twice does what once does.
  if (row.operation !== 'send') {
    if (row.attempts >= ATTEMPTS_LIMIT) return { state: 'failed', cause: 'unreachable', detail }
    return { state: 'sending', retryAt: retryAfter(row.attempts, now), detail }
  }
  if (!keyed) return { state: 'unknown', cause: 'unknown', detail }
  const retryAt = retryAfter(row.attempts, now)
  return isKeyFresh(row, retryAt, keyMinutes) ? { state: 'sending', retryAt, detail } : 'look'
}

/** Whether the channel would still recognise the key of the first attempt at that moment. */
export function isKeyFresh(row: DeliveryRow, at: Date, keyMinutes: number): boolean {
  return at.getTime() - row.attemptedAt.getTime() < keyMinutes * 60_000
}
