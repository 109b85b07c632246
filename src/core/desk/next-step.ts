import type { Session } from './session.ts'

/** What a session is to be brought on by now; `rest`: nothing, until then or until it is woken. */
export type Step = { kind: 'open' | 'look' | 'call' | 'relay' | 'end' } | { kind: 'rest'; until: Date | null }

/** What was spoken in lately is read so often, though no webhook says anything: any of them may be lost. */
export const LOOK_MS = 10_000
const QUIET_LOOK_MS = 60_000
/** Where nobody of the desk is, next to nothing can be missed. */
const FOLLOWED_LOOK_MS = 600_000
const SPOKEN_MS = 120_000
/** Hints come in crowds: one reading answers all that came before it. */
const LOOK_REST_MS = 300

/** The next step of a session. `head`: the first thing that it is still to be told. Pure. */
export function nextStep(session: Session, head: { past: boolean } | null, now: Date): Step {
  if (session.state === 'opening') return { kind: 'open' }
  if (session.state === 'ending') {
    // Where nothing was told yet nobody waits for the rest of it.
    if (head && session.seenIndex >= 0) return { kind: 'relay' }
    const { lookAt } = session
    return lookAt && lookAt > now ? { kind: 'rest', until: lookAt } : { kind: 'end' }
  }
  const lookAt = lookDue(session)
  if (lookAt <= now) return { kind: 'look' }
  const callAt = callDue(session)
  if (callAt && callAt <= now && !head?.past) return { kind: 'call' }
  if (head) return { kind: 'relay' }
  return { kind: 'rest', until: callAt && callAt < lookAt ? callAt : lookAt }
}

/** When the exchange is read next. One that is being read by somebody who was stopped in it is read again. */
function lookDue({ lookAt, lookedAt, openedAt }: Session): Date {
  const due = lookAt ?? later(lookedAt ?? openedAt, LOOK_MS)
  const rested = lookedAt && later(lookedAt, LOOK_REST_MS)
  return rested && rested > due ? rested : due
}

/** When an agent is asked for; null: somebody is asked already, or nobody is to be. */
function callDue({ purpose, calledAt, callBy, openedAt }: Session): Date | null {
  if (purpose !== 'desk' || calledAt) return null
  return callBy ?? openedAt
}

/** When it is read again, after it was read now. */
export function nextLook({ purpose, saidAt }: Pick<Session, 'purpose' | 'saidAt'>, now: Date): Date {
  if (saidAt && now.getTime() - saidAt.getTime() < SPOKEN_MS) return later(now, LOOK_MS)
  return later(now, purpose === 'desk' ? QUIET_LOOK_MS : FOLLOWED_LOOK_MS)
}

const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)
