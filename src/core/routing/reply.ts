import type { Transaction } from '../../kernel/database.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { meTooButton, personButton, somethingElseButton } from '../conversation/buttons.ts'
import { keepOffer } from '../conversation/keep-offer.ts'
import { speak } from '../conversation/speak.ts'
import { incidentWords } from '../incident/incident.ts'
import { answerWords, unknownWords, type Words, whichWords } from './answer-words.ts'
import type { Applied } from './applied.ts'
import type { Decision } from './decision.ts'
import { formWords } from './form-words.ts'

/** The virtual agent says what was decided, and remembers what it asked. Answers its message, null where that was said before. */
export async function reply(tx: Transaction, applied: Applied): Promise<string | null> {
  const { workspace, conversation, facts, agent, now } = applied
  const { offer, ...words } = wordsOf(applied)
  const { name } = agent
  const said = await speak(tx, { workspace, conversation: conversation.id, locale: facts.locale, name, now, ...words })
  keepOffer(tx, workspace, conversation.id, offer)
  return said
}

function wordsOf(applied: Applied): Words {
  const { facts, decision } = applied
  const { locale } = facts
  const person = [personButton(locale, 'primary')]
  switch (decision.kind) {
    case 'answer':
      return answerWords(applied)
    case 'suggest':
      return whichWords(applied)
    case 'unknown':
      return unknownWords(locale, decision.again)
    case 'form':
      return formWords(decision.form, decision.again, locale)
    case 'incident':
      return incident(facts, decision.words)
    case 'known_case':
      return knownCase(decision, facts)
    case 'something_else':
      return { words: text(locale, 'somethingElse'), buttons: [personButton(locale)], offer: null }
    case 'helped':
      return { words: text(locale, 'helpedReply'), offer: null }
    case 'not_helped':
      return { words: text(locale, 'notHelpedReply'), buttons: person, offer: { kind: 'person' } }
    case 'no_more':
      return { words: text(locale, 'noMore'), buttons: person, offer: { kind: 'person' } }
    case 'caution':
      return { words: text(locale, 'scamCaution'), buttons: [personButton(locale)], offer: null }
    case 'declined':
      return { words: text(locale, 'noPersonReply'), offer: null }
    default:
      return { words: text(locale, 'helloReply'), buttons: [personButton(locale)], offer: null }
  }
}

function incident({ incident, locale, messages }: Applied['facts'], words: string): Words {
  if (!incident) return unknownWords(locale, false)
  const { caseId, texts } = incident
  return {
    words: incidentWords(texts, locale),
    buttons: [meTooButton(locale, caseId), somethingElseButton(locale), personButton(locale)],
    offer: { kind: 'known_case', case: caseId, words, messages: messages.map(({ id }) => id) },
  }
}

function knownCase(
  { known, words }: Extract<Decision, { kind: 'known_case' }>,
  { locale, messages }: Applied['facts'],
): Words {
  const { id, number, subject } = known
  return {
    words: text(locale, 'knownCase', { number: `#${number}`, subject: escapeMarkdown(subject) }),
    buttons: [meTooButton(locale, id, 'tellMeButton'), somethingElseButton(locale), personButton(locale)],
    offer: { kind: 'known_case', case: id, words, messages: messages.map((message) => message.id) },
  }
}
