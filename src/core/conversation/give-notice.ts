import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import type { Button, Card } from '../delivery/channel.ts'
import { meTooButton } from './buttons.ts'
import { storeOutbound } from './store-outbound.ts'

/** An agent is there. `again`: in place of a colleague, who was there before. */
interface Joined {
  kind: 'joined'
  name: string
  picture: { blob: string; mediaType: string } | null
  brand: string
  again?: boolean
  /** At an outside desk, which shows it by itself. */
  elsewhere?: boolean
}

/** What is said by itself about a conversation. Each stands in the catalogue of texts under its own name. */
export type Notice =
  | { kind: 'greeting'; question: boolean }
  | Joined
  | { kind: 'resolved' }
  | { kind: 'howToReply' }
  | { kind: 'caseOpened'; number: number; place: number; available: boolean }
  /** The same where agents of another desk answer. */
  | { kind: 'caseOpenedElsewhere'; number: number }
  | { kind: 'reminder'; hours: number }
  | { kind: 'endedBySilence' }
  | { kind: 'neverMindOff' }
  /** An incident, in the words of whoever started it, and the case that stands for it. */
  | { kind: 'incident'; words: string; case: string }
  /** They have the trouble of a case that is over. */
  | { kind: 'caseOver'; number: number }

/** Those that a crowd may get at once: they wait while anybody talks. */
const CROWDED: ReadonlySet<Notice['kind']> = new Set([
  'caseOpened',
  'caseOpenedElsewhere',
  'reminder',
  'endedBySilence',
  'incident',
])

/**
 * Tells the contact something about the conversation, in their language, under the conversation's lock. With `once` it is given
 * only the first time. Answers the message's id, or null when it had been given.
 */
export async function giveNotice(
  tx: Transaction,
  options: {
    workspace: number
    conversation: string
    locale: string
    notice: Notice
    once: string | null
    now: Date
  },
): Promise<string | null> {
  const { workspace, conversation, locale, notice, once, now } = options
  const id = newId()
  const words = wordsOf(notice, locale)
  const card = cardOf(notice, words, locale)
  const stored = await storeOutbound(
    tx,
    workspace,
    {
      id,
      conversation,
      author: 'notice',
      agentId: null,
      text: words,
      key: once && `${notice.kind}:${once}`,
      replyToId: null,
      replyTo: null,
      attachments: [],
      card,
      buttons: buttonsOf(notice, locale),
      knownThere: notice.kind === 'joined' && notice.elsewhere === true,
      urgency: CROWDED.has(notice.kind) ? 'bulk' : 'live',
      // A card carries the words as its title, so they are not said twice.
      shown: card ? '' : shownOf(notice, words, locale),
    },
    now,
  )
  return stored ? id : null
}

function wordsOf(notice: Notice, locale: string): string {
  switch (notice.kind) {
    case 'greeting':
      return text(locale, 'greeting', { question: notice.question ? 'yes' : 'no' })
    case 'joined':
      return text(locale, headOf(notice), { name: notice.name })
    case 'resolved':
      return `${text(locale, 'resolved')}\n${text(locale, 'rateQuestion')}`
    case 'howToReply':
      return text(locale, 'howToReply')
    case 'caseOpened':
      return caseOpenedWords(notice, locale)
    case 'caseOpenedElsewhere':
      return text(locale, 'caseOpenedElsewhere', { number: `#${notice.number}` })
    case 'reminder':
      return text(locale, 'reminder', { hours: notice.hours })
    case 'endedBySilence':
      return text(locale, 'endedBySilence')
    case 'neverMindOff':
      return text(locale, 'neverMindOff')
    case 'incident':
      return notice.words
    case 'caseOver':
      return text(locale, 'caseOver', { number: `#${notice.number}` })
  }
}

/** The words that change while the contact waits. */
export function caseOpenedWords(
  { number, place, available }: { number: number; place: number; available: boolean },
  locale: string,
): string {
  return text(locale, 'caseOpened', { number: `#${number}`, place, available: available ? 'yes' : 'no' })
}

const headOf = ({ again }: Joined): 'joined' | 'goesOnWith' => (again ? 'goesOnWith' : 'joined')

/** Who joined is shown with what no agent ever asks, so that a stranger who does is known by it. */
const assuranceOf = (notice: Joined, locale: string): string => text(locale, 'joinedAssurance', { brand: notice.brand })

function cardOf(notice: Notice, title: string, locale: string): Card | null {
  if (notice.kind !== 'joined' || !notice.picture) return null
  return { title, text: assuranceOf(notice, locale), picture: notice.picture }
}

const shownOf = (notice: Notice, words: string, locale: string): string =>
  notice.kind === 'joined'
    ? `${text(locale, headOf(notice), { name: escapeMarkdown(notice.name) })}\n-# ${assuranceOf(notice, locale)}`
    : words

function buttonsOf(notice: Notice, locale: string): Button[] {
  if (notice.kind === 'caseOpened' || notice.kind === 'caseOpenedElsewhere') return neverMindButtons(locale)
  if (notice.kind === 'incident') return [meTooButton(locale, notice.case)]
  if (notice.kind !== 'resolved') return []
  return [1, 2, 3, 4, 5].map((score) => {
    return { act: 'rate', value: String(score), label: String(score), tone: 'secondary' }
  })
}

/** The button by which a contact who waits stops waiting. */
export const neverMindButtons = (locale: string): Button[] => [
  { act: 'never_mind', value: '', label: text(locale, 'neverMind'), tone: 'secondary' },
]
