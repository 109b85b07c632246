import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import type { DeskName } from '../../protocol/queues.ts'
import { countAvailable } from '../agent/availability.ts'
import type { CaseReason } from '../case/case.ts'
import { beginStay } from '../conversation/begin-stay.ts'
import type { LockedConversation } from '../conversation/conversation.ts'
import { endStay } from '../conversation/end-stay.ts'
import { factsOf } from '../conversation/facts-of.ts'
import { giveNotice } from '../conversation/give-notice.ts'
import { localeOf } from '../conversation/locale-of.ts'
import { openHandoffCase } from '../conversation/open-handoff-case.ts'
import { keepPlaceNotice } from '../conversation/place-notice.ts'
import { queueConversation } from '../conversation/queue-conversation.ts'
import { wakeStaff } from '../conversation/wake-staff.ts'
import { queueFor } from '../queue/queue-for.ts'

export interface Handoff {
  workspace: number
  /** Locked by the caller. */
  conversation: LockedConversation
  reason: CaseReason
  /** What they answered to a form before; see core/case/open-case.ts. */
  answers?: CaseAnswer[] | null
  /** It comes back from an agent and keeps its turn. */
  keepsTurn?: boolean
  /** It waits at our own desk, whatever its queue is answered at. */
  here?: boolean
  /** A router has been told that a person is wanted, and sends the conversation to its agents by then; null: we do. */
  callBy?: Date | null
  now: Date
}

/**
 * Control passes to the queue: the case is opened with everything worth knowing, and the conversation waits at the desk that the queue is
 * answered at. The contact is told the number, and the place where it is ours. Answers the facts, for the caller to state.
 */
export async function handOff(tx: Transaction, handoff: Handoff): Promise<NewEvent[]> {
  const { workspace, conversation, reason, now } = handoff
  const { id } = conversation
  const guild = conversation.guild?.id ?? null
  const [available, locale, queue] = await Promise.all([
    countAvailable(tx, workspace),
    localeOf(tx, workspace, conversation.identityId),
    queueFor(tx, { workspace, guild, now }),
  ])
  const desk = handoff.here ? 'console' : queue.desk
  const stayed = await passToDesk(tx, handoff, desk)
  const opened = await openHandoffCase(tx, {
    workspace,
    conversation,
    reason,
    owner: null,
    answers: handoff.answers ?? null,
    now,
  })
  const keepsTurn = handoff.keepsTurn ?? false
  const { number, turn } = opened
  const waiting = { workspace, conversation: id, turn, keepsTurn, queue: queue.id, desk, now }
  const place = await queueConversation(tx, waiting)
  const notice =
    place === null
      ? { kind: 'caseOpenedElsewhere' as const, number }
      : { kind: 'caseOpened' as const, number, place, available: available > 0 }
  const told = await giveNotice(tx, { workspace, conversation: id, locale, notice, once: null, now })
  // Also where no place is told: the notice is reworded when somebody joins.
  if (told) keepPlaceNotice(tx, { workspace, conversation: id, message: told, place: place ?? 0, now })
  await wakeStaff(tx, workspace, id, now)
  const fact = { workspace, conversation: id, kind: 'conversation.queued' as const, at: now }
  return [...stayed, ...factsOf(fact, { said: told, case: opened })]
}

/** An outside desk hears it from here on, with what was said before; where it is ours none does. Answers the facts. */
async function passToDesk(tx: Transaction, handoff: Handoff, desk: DeskName): Promise<NewEvent[]> {
  const { workspace, conversation, callBy = null, now } = handoff
  if (desk === 'console') return endStay(tx, { workspace, conversation, now })
  await beginStay(tx, { workspace, conversation: conversation.id, purpose: 'desk', callBy, now })
  return [{ workspace, kind: 'transfer.changed', conversation: conversation.id, at: now }]
}
