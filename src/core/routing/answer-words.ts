import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { personButton } from '../conversation/buttons.ts'
import type { Offer } from '../conversation/offer.ts'
import type { Speech } from '../conversation/speak.ts'
import type { Button } from '../delivery/channel.ts'
import type { ShownArticle } from '../knowledge/answer-for.ts'
import type { Applied } from './applied.ts'
import { tellsTrouble } from './tells-trouble.ts'

const LABEL_LENGTH = 80
/** Bytes of an answer's pictures in all: Discord takes 25 MiB in a request, and refuses the words with what is more. */
const IMAGE_BYTES = 24 * 1024 * 1024

/** What is to be said, and what it asks. */
export type Words = Pick<Speech, 'words' | 'article' | 'cites' | 'buttons' | 'images'> & { offer: Offer | null }

/** The article, or what was composed of several, which it names. */
export function answerWords(applied: Applied): Words {
  const { articles, decision, proposal, facts } = applied
  const { locale } = facts
  const [article] = articles
  if (!article) return unknownWords(locale, false)
  const { id, original, title, body } = article
  const warm = warmWord(applied)
  const composed = decision.kind === 'answer' && decision.composed ? proposal?.composed : null
  const asks = {
    images: imagesOf(articles),
    buttons: helpedButtons(locale),
    offer: { kind: 'helped' as const, article: original },
  }
  if (composed) {
    const words = [warm, composedWords(composed.words, articles, locale)].filter(Boolean).join(' ')
    return { ...asks, words, cites: id }
  }
  const lead = [warm, text(locale, 'answerLead')].filter(Boolean).join(' ')
  return { ...asks, words: body, article: { id, lead, card: { title, text: body, picture: null } } }
}

/** Composed words, with a line below them that names what they are from. */
export const composedWords = (words: string, articles: readonly ShownArticle[], locale: string): string => {
  const titles = articles.map(({ title }) => escapeMarkdown(title)).join(' · ')
  return `${words}\n-# ${text(locale, 'answerFrom', { count: articles.length, titles })}`
}

const helpedButtons = (locale: string): Button[] => [
  { act: 'helped', value: 'yes', label: text(locale, 'helpedButton'), tone: 'success' },
  { act: 'helped', value: 'no', label: text(locale, 'notHelpedButton'), tone: 'secondary' },
  personButton(locale),
]

function imagesOf(articles: readonly ShownArticle[]): ShownArticle['images'] {
  let room = IMAGE_BYTES
  return articles
    .flatMap(({ images }) => images)
    .slice(0, 4)
    .filter(({ bytes }) => {
      if (bytes > room) return false
      room -= bytes
      return true
    })
}

const isTrouble = ({ question }: Applied): boolean => question !== null && tellsTrouble(question.words)

/** Whether an answer begins with words of comfort: in a warm tone, to who is in trouble, and never twice in a row. */
export const consoles = (applied: Applied): boolean =>
  applied.agent.tone === 'warm' && isTrouble(applied) && applied.facts.topic?.consoled !== true

function warmWord(applied: Applied): string | null {
  const { agent, facts, question } = applied
  if (agent.tone !== 'warm' || !question) return null
  if (consoles(applied)) return text(facts.locale, 'warmTrouble')
  return isTrouble(applied) ? null : text(facts.locale, 'warmAnswer')
}

/** Which of some articles is meant. */
export function whichWords({ articles, decision, facts }: Applied): Words {
  const { locale } = facts
  const titles = articles.map(({ title }) => `**${escapeMarkdown(title)}**`)
  const [first = '', second = ''] = titles
  const close = decision.kind === 'suggest' && decision.close && articles.length === 2
  const picks = articles.map(({ original, title }): Button => {
    return { act: 'pick', value: original, label: title.slice(0, LABEL_LENGTH).toWellFormed(), tone: 'secondary' }
  })
  const neither: Button = { act: 'something_else', value: '', label: text(locale, 'neitherButton'), tone: 'secondary' }
  return {
    words: close
      ? text(locale, 'whichOfTwo', { first, second })
      : text(locale, articles.length === 1 ? 'suggestion' : 'suggestions'),
    buttons: [...picks, neither, personButton(locale)],
    offer: { kind: 'which', articles: articles.map(({ original, title }) => ({ id: original, title })) },
  }
}

/** It does not know, and offers who may. */
export function unknownWords(locale: string, again: boolean): Words {
  const words = text(locale, again ? 'unknownAgain' : 'unknownAnswer')
  return { words, buttons: [personButton(locale, 'primary')], offer: { kind: 'person' } }
}
