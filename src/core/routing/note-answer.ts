import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { text } from '../../texts/format.ts'
import { addDetail } from '../case/add-detail.ts'
import { linkConversation } from '../case/link-conversation.ts'
import { lockCase } from '../case/lock-case.ts'
import { personButton, somethingElseButton } from '../conversation/buttons.ts'
import { keepOffer } from '../conversation/keep-offer.ts'
import { speak } from '../conversation/speak.ts'
import type { Applied } from './applied.ts'

/**
 * A contact answers what the reporters of a case were asked: their words stand with the case from now on, where whoever owns or follows it
 * hears of them, and the case is about this conversation. The virtual agent says only that they have arrived, and how to go on
 * should it have been something else.
 */
export async function noteAnswer(
  tx: Transaction,
  { workspace, conversation, facts, agent, now }: Applied,
  answer: { case: string; words: string },
): Promise<NewEvent[]> {
  const held = await lockCase(tx, workspace, answer.case)
  const { contactId: contact } = conversation
  const actor = { agent: null, contact }
  const key = `answer:${facts.messages.at(-1)?.id}`
  await addDetail(tx, { workspace, case: held, contact, text: answer.words, key, now })
  await linkConversation(tx, { workspace, case: held, conversation: conversation.id, contact: null, actor, now })
  const { name } = agent
  const { locale } = facts
  const words = text(locale, 'caseDetailThanks', { number: `#${held.number}` })
  const buttons = [somethingElseButton(locale), personButton(locale)]
  const said = await speak(tx, { workspace, conversation: conversation.id, locale, name, words, buttons, now })
  const messages = facts.messages.map(({ id }) => id)
  keepOffer(tx, workspace, conversation.id, { kind: 'known_case', case: held.id, words: answer.words, messages })
  const changed: NewEvent = { workspace, kind: 'case.changed', conversation: null, case: held.id, at: now }
  if (!said) return [changed]
  return [changed, { workspace, kind: 'message.created', conversation: conversation.id, message: said, at: now }]
}
