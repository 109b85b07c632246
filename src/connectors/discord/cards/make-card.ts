import type { Card } from '../../../core/report/card.ts'
import { caseId } from '../reports/case-id.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, snowflakeAt, snowflakeTime, textOf } from '../shapes.ts'
import { keyOf } from '../staff/line.ts'
import type { CardCase } from './card-case.ts'
import type { CardPlace, CardRequests, Told } from './card-requests.ts'
import { chooseTags } from './choose-tags.ts'
import { drawCard, nameCard } from './draw-card.ts'

/** Discord recognises a nonce for "the past few minutes", of which two are surely some. */
const KEY_MS = 2 * 60_000
/** Clocks differ, and a card is noted before it is posted. */
const MARGIN_MS = 10_000
const PAGE = 100
const PAGES = 5
/** A week: the longest that Discord keeps a silent thread in sight. */
export const ARCHIVE_MINUTES = 10_080
const REFUSED_MS = 10 * 60_000

/** What a card is made of. `isNew`: it was noted just now, so that no earlier attempt can have left one. */
export interface Making {
  facts: CardCase
  card: Card
  place: CardPlace
  locale: string
  now: Date
  isNew: boolean
}

/** `found`: an earlier attempt had posted it, so what it shows may be old. */
export type Made = { result: 'done'; id: string; found: boolean } | { result: 'none' } | Extract<Told, { at: Date }>

/** Posts the card, or finds the one that an earlier attempt left: at most one stands for each round, whatever was killed when. */
export async function makeCard(requests: CardRequests, making: Making): Promise<Made> {
  const { card, now, isNew } = making
  const keyed = card.kind === 'text' && now.getTime() - card.begunAt.getTime() <= KEY_MS
  if (!isNew && !keyed) {
    const found = await findCard(requests, making)
    if (found.result !== 'none') return found
  }
  return card.kind === 'text' ? postMessage(requests, making) : postToForum(requests, making)
}

async function postMessage(requests: CardRequests, { facts, card, place, locale, now, isNew }: Making): Promise<Made> {
  const body = { ...drawCard(facts, locale), nonce: keyOf(`card:${facts.id}`, card.round), enforce_nonce: true }
  const told = await requests.ask(place, { method: 'POST', route: `/channels/${place.channelId}/messages`, body })
  // The key may have brought back what an earlier attempt had posted.
  const made = madeOf(told, place, now)
  return made.result === 'done' ? { ...made, found: !isNew } : made
}

/** Threads and posts take no nonce, so whoever comes again looks for ours first (findCard). */
async function postToForum(requests: CardRequests, { facts, place, locale, now }: Making): Promise<Made> {
  const forum = await requests.ask(place, { method: 'GET', route: `/channels/${place.channelId}` })
  if (forum.result !== 'done') return madeOf(forum, place, now)
  const tags = Array.isArray(forum.body) ? [] : chooseTags(forum.body, facts)
  if (!tags) {
    const words = `#${place.channelName} wants a tag on each post, and has none that the bot may give. Add one, or let posts go without.`
    return { result: 'refused', words, at: new Date(now.getTime() + REFUSED_MS) }
  }
  const body = {
    name: nameCard(facts),
    auto_archive_duration: ARCHIVE_MINUTES,
    applied_tags: tags,
    message: drawCard(facts, locale),
  }
  return madeOf(
    await requests.ask(place, { method: 'POST', route: `/channels/${place.channelId}/threads`, body }),
    place,
    now,
  )
}

function madeOf(told: Told, { channelName }: CardPlace, now: Date): Made {
  if (told.result === 'later' || told.result === 'refused') return told
  const at = new Date(now.getTime() + REFUSED_MS)
  if (told.result !== 'done') {
    return {
      result: 'refused',
      words: `#${channelName} was deleted in Discord. Choose another channel in Settings.`,
      at,
    }
  }
  const id = Array.isArray(told.body) ? null : idOf(told.body, 'id')
  // An answer without an id may have been performed; the next attempt looks.
  return id ? { result: 'done', id, found: false } : { result: 'later', at: new Date(now.getTime() + 2000) }
}

/** Looks for a card of this round that an attempt of unknown end left. */
export async function findCard(requests: CardRequests, making: Making): Promise<Made> {
  return making.card.kind === 'text' ? findMessage(requests, making) : findPost(requests, making)
}

async function findMessage(requests: CardRequests, { facts, card, place }: Making): Promise<Made> {
  const mark = caseId('manage', facts.id)
  let after = snowflakeAt(new Date(card.begunAt.getTime() - MARGIN_MS))
  for (let page = 0; page < PAGES; page += 1) {
    const query = { after, limit: String(PAGE) }
    const told = await requests.ask(place, { method: 'GET', route: `/channels/${place.channelId}/messages`, query })
    if (told.result === 'later' || told.result === 'refused') return told
    const messages = told.result === 'done' && Array.isArray(told.body) ? told.body : []
    const ours = messages.find((message) => isBy(message, requests.botId) && hasButton(message, mark))
    const id = ours && idOf(ours, 'id')
    if (id) return { result: 'done', id, found: true }
    if (messages.length < PAGE) return { result: 'none' }
    after = messages.reduce((last, message) => younger(last, idOf(message, 'id') ?? '0'), after)
  }
  return { result: 'none' }
}

async function findPost(requests: CardRequests, { facts, card, place }: Making): Promise<Made> {
  const since = card.begunAt.getTime() - MARGIN_MS
  const isOurs = (thread: Fields): boolean =>
    idOf(thread, 'parent_id') === place.channelId &&
    idOf(thread, 'owner_id') === requests.botId &&
    `${textOf(thread, 'name')} `.startsWith(`#${facts.number} `) &&
    snowflakeTime(idOf(thread, 'id') ?? '0').getTime() >= since
  const routes = [
    `/guilds/${place.guildId}/threads/active`,
    `/channels/${place.channelId}/threads/archived/public`,
  ] as const
  for (const route of routes) {
    const told = await requests.ask(place, { method: 'GET', route })
    if (told.result === 'later' || told.result === 'refused') return told
    const threads = told.result === 'done' && !Array.isArray(told.body) ? listOf(told.body, 'threads') : []
    const id = idOf(threads.find(isOurs) ?? {}, 'id')
    if (id) return { result: 'done', id, found: true }
  }
  return { result: 'none' }
}

const isBy = (message: Fields, botId: string): boolean => idOf(fieldsOf(message, 'author') ?? {}, 'id') === botId

const hasButton = (message: Fields, customId: string): boolean =>
  listOf(message, 'components').some((row) =>
    listOf(row, 'components').some((part) => part.custom_id === customId && numberOf(part, 'type') === 2),
  )

const younger = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b)
