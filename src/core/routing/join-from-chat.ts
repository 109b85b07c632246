import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { text } from '../../texts/format.ts'
import { joinCase } from '../case/join-case.ts'
import { type LockedCase, lockCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { keepOffer } from '../conversation/keep-offer.ts'
import { speak } from '../conversation/speak.ts'
import { keepAnswer } from '../incident/hear.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Applied } from './applied.ts'

/**
 * The contact has the trouble that a case is about: they are one of its reporters, and hear of it in this chat. Who waits for a person
 * goes on waiting and reads no word of the virtual agent. A case that is gone or over is joined by nobody.
 */
export async function joinFromChat(
  tx: Transaction,
  applied: Applied,
  { case: id, silent }: { case: string; silent: boolean },
): Promise<NewEvent[]> {
  const { workspace, conversation, facts, now } = applied
  const found = await caseOf(tx, workspace, id)
  if (!found || found.status === 'closed') return []
  const { contactId: contact } = conversation
  const how = { role: 'reporter', way: 'chat', direct: true } as const
  const { already, reporters } = await joinCase(tx, { workspace, case: found, contact, ...how, now })
  keepAnswer(tx, workspace, conversation.id, id)
  await wakeCard(tx, workspace, found.id, now)
  const events: NewEvent[] = already
    ? []
    : [{ workspace, kind: 'case.changed', conversation: null, case: found.id, at: now }]
  if (silent) return events
  const { name } = (await readSettings(tx, workspace)).virtualAgent
  const { locale } = facts
  const words = text(locale, 'joinedCase', { number: `#${found.number}`, others: Math.max(0, reporters - 1) })
  const said = await speak(tx, { workspace, conversation: conversation.id, locale, name, words, now })
  keepOffer(tx, workspace, conversation.id, null)
  if (said) events.push({ workspace, kind: 'message.created', conversation: conversation.id, message: said, at: now })
  return events
}

/** The case, or the one that it is a duplicate of; null when there is none of that id. */
async function caseOf(tx: Transaction, workspace: number, id: string): Promise<LockedCase | null> {
  try {
    const found = await lockCase(tx, workspace, id)
    return found.mergedIntoId ? await lockCase(tx, workspace, found.mergedIntoId) : found
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
