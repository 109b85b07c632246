import type { Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { meTooButton, personButton, somethingElseButton } from '../conversation/buttons.ts'
import { keepOffer } from '../conversation/keep-offer.ts'
import type { Offer } from '../conversation/offer.ts'
import { type Speech, speak } from '../conversation/speak.ts'
import type { Button } from '../delivery/channel.ts'
import { incidentWords } from '../incident/incident.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Applied } from './applied.ts'
import type { Decision } from './decide.ts'
import type { Article } from './read-articles.ts'

const LABEL_LENGTH = 80

type Words = Pick<Speech, 'words' | 'article' | 'buttons'> & { offer: Offer | null }

/** The virtual agent says what was decided, and remembers what it asked. Answers the facts, for the caller to state. */
export async function reply(tx: Transaction, applied: Applied): Promise<NewEvent[]> {
  const { workspace, conversation, facts, now } = applied
  const { name } = (await readSettings(tx, workspace)).virtualAgent
  const { offer, ...words } = wordsOf(applied)
  const speech = { workspace, conversation: conversation.id, locale: facts.locale, name, now, ...words }
  const said = await speak(tx, speech)
  keepOffer(tx, workspace, conversation.id, offer)
  return said ? [{ workspace, kind: 'message.created', conversation: conversation.id, message: said, at: now }] : []
}

function wordsOf({ facts, decision, articles }: Applied): Words {
  const { locale } = facts
  const person = [personButton(locale, 'primary')]
  switch (decision.kind) {
    case 'answer':
      return articles[0] ? answer(articles[0], locale) : unknown(locale, false)
    case 'suggest':
      return suggest(articles, locale)
    case 'unknown':
      return unknown(locale, decision.again)
    case 'incident':
      return incident(facts, decision.words)
    case 'known_case':
      return knownCase(decision, locale)
    case 'something_else':
      return { words: text(locale, 'somethingElse'), buttons: [personButton(locale)], offer: null }
    case 'helped':
      return { words: text(locale, 'helpedReply'), offer: null }
    case 'not_helped':
      return { words: text(locale, 'notHelpedReply'), buttons: person, offer: { kind: 'person' } }
    case 'declined':
      return { words: text(locale, 'noPersonReply'), offer: null }
    default:
      return { words: text(locale, 'helloReply'), buttons: [personButton(locale)], offer: null }
  }
}

function answer({ id, title, body }: Article, locale: string): Words {
  const lead = text(locale, 'answerLead')
  return {
    words: body,
    article: { id, lead, card: { title, text: body, picture: null } },
    buttons: [
      { act: 'helped', value: 'yes', label: text(locale, 'helpedButton'), tone: 'success' },
      { act: 'helped', value: 'no', label: text(locale, 'notHelpedButton'), tone: 'secondary' },
      personButton(locale),
    ],
    offer: { kind: 'helped', article: id },
  }
}

function incident({ incident, locale }: Applied['facts'], words: string): Words {
  if (!incident) return unknown(locale, false)
  const { caseId, texts } = incident
  return {
    words: incidentWords(texts, locale),
    buttons: [meTooButton(locale, caseId), somethingElseButton(locale), personButton(locale)],
    offer: { kind: 'known_case', case: caseId, words },
  }
}

function knownCase({ known, words }: Extract<Decision, { kind: 'known_case' }>, locale: string): Words {
  const { id, number, subject } = known
  return {
    words: text(locale, 'knownCase', { number: `#${number}`, subject: escapeMarkdown(subject) }),
    buttons: [meTooButton(locale, id, 'tellMeButton'), somethingElseButton(locale), personButton(locale)],
    offer: { kind: 'known_case', case: id, words },
  }
}

function suggest(articles: readonly Article[], locale: string): Words {
  const picks = articles.map(({ id, title }): Button => {
    return { act: 'pick', value: id, label: title.slice(0, LABEL_LENGTH).toWellFormed(), tone: 'secondary' }
  })
  return { words: text(locale, 'suggestions'), buttons: [...picks, personButton(locale)], offer: null }
}

function unknown(locale: string, again: boolean): Words {
  const words = text(locale, again ? 'unknownAgain' : 'unknownAnswer')
  return { words, buttons: [personButton(locale, 'primary')], offer: { kind: 'person' } }
}
