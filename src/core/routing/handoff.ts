import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import { countAvailable } from '../agent/availability.ts'
import type { CaseReason } from '../case/case.ts'
import type { LockedConversation } from '../conversation/conversation.ts'
import { factsOf } from '../conversation/facts-of.ts'
import { giveNotice } from '../conversation/give-notice.ts'
import { localeOf } from '../conversation/locale-of.ts'
import { openHandoffCase } from '../conversation/open-handoff-case.ts'
import { keepPlaceNotice } from '../conversation/place-notice.ts'
import { queueConversation } from '../conversation/queue-conversation.ts'
import { wakeStaff } from '../conversation/wake-staff.ts'

export interface Handoff {
  workspace: number
  /** Locked by the caller. */
  conversation: LockedConversation
  reason: CaseReason
  /** What they answered to a form before; see core/case/open-case.ts. */
  answers?: CaseAnswer[] | null
  /** It comes back from an agent and keeps its turn. */
  keepsTurn?: boolean
  /** A router has been told that a person is wanted, and sends the conversation to its agents by then; null: we do. */
  callBy?: Date | null
  now: Date
}

/**
 * Control passes to the queue: the case is opened with everything worth knowing, the conversation waits, and the contact is told
 * the number and the place. Answers the facts, for the caller to state.
 */
export async function handOff(tx: Transaction, handoff: Handoff): Promise<NewEvent[]> {
  const { workspace, conversation, reason, now } = handoff
  const { id } = conversation
  const [available, locale] = await Promise.all([
    countAvailable(tx, workspace),
    localeOf(tx, workspace, conversation.identityId),
  ])
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
  const place = await queueConversation(tx, { workspace, conversation: id, turn, keepsTurn, now })
  const notice = { kind: 'caseOpened' as const, number, place, available: available > 0 }
  const told = await giveNotice(tx, { workspace, conversation: id, locale, notice, once: null, now })
  if (told) keepPlaceNotice(tx, { workspace, conversation: id, message: told, place, now })
  await wakeStaff(tx, workspace, id, now)
  const fact = { workspace, conversation: id, kind: 'conversation.queued' as const, at: now }
  return factsOf(fact, { said: told, case: opened })
}
