import { createHash } from 'node:crypto'
import {
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import { plainWords } from '../../../protocol/plain-words.ts'
import { text } from '../../../texts/format.ts'
import { takeId } from '../interactions/button-id.ts'
import { SILENT } from '../outbound/compose.ts'
import { rowOf } from '../outbound/rows.ts'
import { type Fields, listOf } from '../shapes.ts'

const NAME_LENGTH = 40
const WORDS_LENGTH = 120

/** How a conversation stands, as far as its line says it. */
export interface Waiting {
  conversation: string
  status: 'automated' | 'queued' | 'assigned' | 'resolved'
  /** Null where the case was never opened: then there is nothing to tell. */
  number: string | null
  /** Its case has an outcome although no agent ended it: the member took the wish for a person back. */
  over: boolean
  name: string
  subject: string
  agent: string | null
}

export type Shown = 'waiting' | 'taken' | 'handed_back' | 'ended'

/** What is shown besides the facts: in which language, and where the desk is. */
export interface Look {
  locale: string
  /** Without a slash at the end. */
  publicUrl: string
  virtualAgent: string
  /** Discord refuses some addresses (of this machine, say) in a button: then it is left out. */
  linked: boolean
}

export type LineBody = Pick<RESTPostAPIChannelMessageJSONBody, 'content' | 'components' | 'allowed_mentions'>

/** What the line is to say now. */
export function shownOf({ status, over }: Waiting): Shown {
  if (status === 'queued') return 'waiting'
  if (status === 'assigned') return 'taken'
  return status === 'resolved' || over ? 'ended' : 'handed_back'
}

export function drawLine(waiting: Waiting, look: Look): LineBody {
  const { conversation } = waiting
  const shown = shownOf(waiting)
  const view = shown === 'waiting' ? 'unassigned' : 'all'
  const take: APIButtonComponent = {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label: text(look.locale, 'staffTake'),
    custom_id: takeId(conversation),
  }
  const buttons = [...openButton(look, `/inbox/${view}/${conversation}`), ...(shown === 'waiting' ? [take] : [])]
  return bodyOf(wordsOf(waiting, shown, look), buttons)
}

/** One line for many: how many of them wait still. */
export function drawMany(count: number, look: Look): LineBody {
  return bodyOf(text(look.locale, 'staffMany', { count }), count > 0 ? openButton(look, '/inbox/unassigned') : [])
}

/** The key under which a line is posted: the same for every attempt (at most 25 characters, which is what Discord takes). */
export const keyOf = (subject: string, round: number): string =>
  `s${createHash('sha256').update(`${subject}:${round}`).digest('base64url').slice(0, 22)}`

function wordsOf({ number, name, subject, agent }: Waiting, shown: Shown, { locale, virtualAgent }: Look): string {
  const facts = {
    number: `#${number}`,
    name: plainWords(name, NAME_LENGTH),
    words: plainWords(subject, WORDS_LENGTH),
  }
  switch (shown) {
    case 'waiting':
      return text(locale, 'staffWaits', facts)
    case 'taken':
      return text(locale, 'staffTaken', { ...facts, agent: plainWords(agent ?? '', NAME_LENGTH) })
    case 'handed_back':
      return text(locale, 'staffHandedBack', { ...facts, agent: plainWords(virtualAgent, NAME_LENGTH) })
    case 'ended':
      return text(locale, 'staffEnded', facts)
  }
}

export function openButton(
  { locale, publicUrl, linked }: Pick<Look, 'locale' | 'publicUrl' | 'linked'>,
  path: string,
): APIButtonComponent[] {
  if (!linked) return []
  return [
    {
      type: ComponentType.Button,
      style: ButtonStyle.Link,
      label: text(locale, 'staffOpen'),
      url: `${publicUrl}${path}`,
    },
  ]
}

export const bodyOf = (content: string, buttons: APIButtonComponent[]): LineBody => ({
  content,
  components: buttons.length > 0 ? [rowOf(buttons)] : [],
  allowed_mentions: SILENT,
})

const buttonsOf = (message: Fields): Fields[] =>
  listOf(message, 'components').flatMap((row) => listOf(row, 'components'))

export const hasButton = (message: Fields, customId: string): boolean =>
  buttonsOf(message).some((button) => button.custom_id === customId)

export const hasLink = (message: Fields, url: string): boolean =>
  buttonsOf(message).some((button) => button.url === url)
