import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { text } from '../../texts/format.ts'
import { isOver } from '../case/case.ts'
import { joinCase } from '../case/join-case.ts'
import { type LockedCase, lockMeant } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { giveNotice } from '../conversation/give-notice.ts'
import { keepOffer } from '../conversation/keep-offer.ts'
import { speak } from '../conversation/speak.ts'
import { keepAnswer } from '../incident/hear.ts'
import type { Applied } from './applied.ts'

/**
 * The contact has the trouble that a case is about: they are one of its reporters, and hear of it in this chat. Who waits for a person
 * goes on waiting and reads no word of the virtual agent. A case that is over is joined by nobody, and whoever presses its button later is told so.
 */
export async function joinFromChat(
  tx: Transaction,
  applied: Applied,
  { case: id, silent }: { case: string; silent: boolean },
): Promise<NewEvent[]> {
  const { workspace, conversation, facts, now } = applied
  const found = await caseOf(tx, workspace, id)
  if (!found) return []
  if (isOver(found.status)) return sayOver(tx, applied, { number: found.number, silent })
  const { contactId: contact } = conversation
  const how = { role: 'reporter', way: 'chat', direct: true } as const
  const { already, reporters } = await joinCase(tx, { workspace, case: found, contact, ...how, now })
  keepAnswer(tx, workspace, conversation.id, id)
  await wakeCard(tx, workspace, found.id, now)
  const events: NewEvent[] = already
    ? []
    : [{ workspace, kind: 'case.changed', conversation: null, case: found.id, at: now }]
  if (silent) return events
  const others = Math.max(0, reporters - 1)
  const words = text(facts.locale, 'joinedCase', { number: `#${found.number}`, others })
  return [...events, ...(await say(tx, applied, words))]
}

/** Whoever has or awaits a person reads it as a notice, once. */
async function sayOver(
  tx: Transaction,
  applied: Applied,
  { number, silent }: { number: number; silent: boolean },
): Promise<NewEvent[]> {
  const { workspace, conversation, facts, now } = applied
  const { locale } = facts
  if (!silent) return say(tx, applied, text(locale, 'caseOver', { number: `#${number}` }))
  if (facts.status === 'automated') return []
  const { id } = conversation
  const notice = { kind: 'caseOver' as const, number }
  const message = await giveNotice(tx, { workspace, conversation: id, locale, notice, once: `${number}:${id}`, now })
  return message ? [{ workspace, kind: 'message.created', conversation: id, message, at: now }] : []
}

/** The offer to be told is answered with it. */
async function say(tx: Transaction, applied: Applied, words: string): Promise<NewEvent[]> {
  const { workspace, conversation, facts, now } = applied
  const { name } = applied.agent
  const speech = { workspace, conversation: conversation.id, locale: facts.locale, name, words, now }
  const said = await speak(tx, speech)
  keepOffer(tx, workspace, conversation.id, null)
  return said ? [{ workspace, kind: 'message.created', conversation: conversation.id, message: said, at: now }] : []
}

/** The case, or the one at the end of its row of duplicates; null when there is none of that id. */
async function caseOf(tx: Transaction, workspace: number, id: string): Promise<LockedCase | null> {
  try {
    return await lockMeant(tx, workspace, id)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
