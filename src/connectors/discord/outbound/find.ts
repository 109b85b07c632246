import { setTimeout as sleep } from 'node:timers/promises'
import type { Place, Recipient } from '../../../core/delivery/channel.ts'
import { type Fields, fieldsOf, idOf, isFields, snowflakeAt, textOf } from '../shapes.ts'
import { Code, isCode, lacksPermission } from './outcome.ts'
import { threadHome } from './thread-home.ts'
import type { Tools } from './tools.ts'

const PAGE = 100
const PAGES = 5
/** Clocks differ, and the attempt is noted before it begins. */
const MARGIN_MS = 10_000

/**
 * Looks for a message of ours with exactly this text that was sent after `since`, wherever it may have gone. Throws when
 * Discord cannot be asked. Words are the only mark: a message of files alone is never found.
 */
export async function find(
  tools: Tools,
  to: Recipient,
  text: string,
  since: Date,
): Promise<{ externalId: string; place: Place } | null> {
  if (text === '') return null
  for (const place of await placesOf(tools, to)) {
    const externalId = await findIn(tools, place.id as string, text, new Date(since.getTime() - MARGIN_MS))
    if (externalId) return { externalId, place }
  }
  return null
}

async function placesOf(tools: Tools, to: Recipient): Promise<Place[]> {
  const member = await tools.members.get(to.address)
  const home = await threadHome(tools, to)
  const thread = home && tools.threads.of(to.address, home.channelId)
  const places: Place[] = [
    ...(to.place && to.place.kind !== 'ephemeral' ? [to.place] : []),
    { kind: 'direct', id: member.directChannelId },
    { kind: 'thread', id: thread?.threadId ?? null },
  ]
  return places.filter((place, index) => place.id !== null && places.findIndex(({ id }) => id === place.id) === index)
}

async function findIn(tools: Tools, channelId: string, text: string, since: Date): Promise<string | null> {
  let after = snowflakeAt(since)
  for (let page = 0; page < PAGES; page += 1) {
    const messages = await read(tools, channelId, after)
    const ours = messages.find((message) => isOurs(message, tools.account.botId) && textOf(message, 'content') === text)
    if (ours) return idOf(ours, 'id')
    if (messages.length < PAGE) return null
    after = messages.reduce((youngest, message) => {
      const id = idOf(message, 'id') ?? '0'
      return BigInt(id) > BigInt(youngest) ? id : youngest
    }, after)
  }
  return null
}

async function read(tools: Tools, channelId: string, after: string): Promise<Fields[]> {
  for (;;) {
    const answer = await tools.rest.call({
      method: 'GET',
      route: `/channels/${channelId}/messages`,
      query: { after, limit: String(PAGE) },
      urgency: 'bulk',
    })
    if (answer.ok) return Array.isArray(answer.body) ? answer.body.filter(isFields) : []
    const { failure } = answer
    if (isCode(failure, Code.unknownChannel) || lacksPermission(failure)) return []
    if (failure.kind !== 'limited' || failure.ms > 5000) throw new Error(failure.detail)
    await sleep(failure.ms)
  }
}

const isOurs = (message: Fields, botId: string): boolean => {
  const author = fieldsOf(message, 'author')
  return author !== null && idOf(author, 'id') === botId
}
