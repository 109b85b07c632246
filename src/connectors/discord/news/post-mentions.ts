import type { MentionBatch } from '../../../core/report/batch-mentions.ts'
import type { Card } from '../../../core/report/card.ts'
import type { News } from '../../../core/report/read-news.ts'
import { type CardRequests, placeOf, type Told } from '../cards/card-requests.ts'
import { type Fields, fieldsOf, idOf, snowflakeAt, textOf } from '../shapes.ts'
import { keyOf } from '../staff/line.ts'

/** Discord recognises a nonce for "the past few minutes", of which two are surely some. */
const KEY_MS = 2 * 60_000
const MARGIN_MS = 10_000
const PAGE = 100
const PAGES = 5
/** Petrol is us. */
const COLOUR = 0x0b6b70

export interface Mentioning {
  news: News
  card: Card & { threadId: string }
  mention: MentionBatch
  /** When it may first have been tried. */
  since: Date
  now: Date
}

/**
 * Posts one message in the card's thread that names up to 70 people and nobody else, once: the same key yields the same message, and when
 * it has grown too old for that the thread is looked through first.
 */
export async function postMentions(requests: CardRequests, mentioning: Mentioning): Promise<Told> {
  const { news, card, mention, since, now } = mentioning
  const content = contentOf(mention)
  if (now.getTime() - since.getTime() > KEY_MS) {
    const found = await find(requests, mentioning, content)
    if (found) return found
  }
  const { words, addresses, batch } = mention
  const body = {
    content,
    ...(words === '' ? {} : { embeds: [{ description: words, color: COLOUR }] }),
    allowed_mentions: { parse: [], users: addresses },
    nonce: keyOf(`news:${news.id}`, batch),
    enforce_nonce: true,
  }
  return requests.ask(placeOf(card), { method: 'POST', route: `/channels/${card.threadId}/messages`, body }, 'thread')
}

export const contentOf = ({ line, addresses }: Pick<MentionBatch, 'line' | 'addresses'>): string =>
  `${line}\n${addresses.map((address) => `<@${address}>`).join(' ')}`

/** Our message of exactly this content in the thread; null when it is not there and may be posted. */
async function find(requests: CardRequests, { card, news }: Mentioning, content: string): Promise<Told | null> {
  let after = snowflakeAt(new Date(news.at.getTime() - MARGIN_MS))
  for (let page = 0; page < PAGES; page += 1) {
    const query = { after, limit: String(PAGE) }
    const route = `/channels/${card.threadId}/messages` as const
    const told = await requests.ask(placeOf(card), { method: 'GET', route, query }, 'thread')
    if (told.result !== 'done') return told
    const messages = Array.isArray(told.body) ? told.body : []
    const ours = messages.find((message) => isBy(message, requests.botId) && textOf(message, 'content') === content)
    if (ours) return { result: 'done', body: ours }
    if (messages.length < PAGE) return null
    after = messages
      .map((message) => idOf(message, 'id') ?? '0')
      .reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b), after)
  }
  return null
}

const isBy = (message: Fields, botId: string): boolean => idOf(fieldsOf(message, 'author') ?? {}, 'id') === botId
