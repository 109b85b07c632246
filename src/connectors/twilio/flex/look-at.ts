import type { DeskHandle, DeskOutcome, DeskSaid, DeskView } from '../../../core/desk/desk.ts'
import { conversationOf, type Flex, type FlexHandle, handleOf, isOurs } from './flex.ts'
import { newestFirst } from './list-messages.ts'
import { attempt } from './outcome.ts'
import { saidOf, type ToldMessage } from './said.ts'
import { type FlexTask, listTasks } from './tasks.ts'

/** Pages of a hundred that one look reads at most; the next look goes on where it ended. */
const MOST_PAGES = 20

/** Reads a conversation as it stands: who is there, what was said after an index, and whether it is over. */
export function lookAt(flex: Flex, given: DeskHandle, after: number): Promise<DeskOutcome<DeskView>> {
  const handle = handleOf(given)
  const conversation = conversationOf(handle)
  return attempt(flex, { key: conversation, conversation }, async () => {
    const [told, tasks, channel] = await Promise.all([
      readState(flex, conversation),
      listTasks(flex, conversation),
      readChannel(flex, handle),
    ])
    // After the state: what was said before it ended is then in it for certain.
    const [{ messages, whole }, agents] = await Promise.all([
      readMessages(flex, conversation, after),
      readAgents(flex, conversation),
    ])
    const closedBy = whyClosed({ ...told, tasks, channel, called: handle.interaction !== undefined }, flex.clock.now())
    return {
      state: closedBy === undefined ? 'open' : 'closed',
      closedBy: closedBy ?? null,
      agents,
      waiting: tasks.some(({ status }) => status === 'pending' || status === 'reserved'),
      ...{ messages, whole },
    }
  })
}

async function readState(flex: Flex, conversation: string): Promise<{ state: string; closesAt: Date | null }> {
  const sdk = await flex.client.sdk()
  const { state, timers } = await sdk.conversations.v1.conversations(conversation).fetch()
  const { date_closed: closes } = (timers ?? {}) as { date_closed?: string }
  return { state, closesAt: closes ? new Date(closes) : null }
}

/** From the newest back to the asked index: what is new is few, however long the chat is. */
async function readMessages(
  flex: Flex,
  conversation: string,
  after: number,
): Promise<{ messages: DeskSaid[]; whole: boolean }> {
  const told = new Map<string, ToldMessage>()
  let pages = 0
  let whole = true
  for await (const page of newestFirst(flex, conversation)) {
    for (const { sid, index, author, body, attributes, media, dateCreated } of page) {
      if (index > after) told.set(sid, { sid, index, author, body, attributes, media, at: dateCreated })
    }
    if (page.some(({ index }) => index <= after)) break
    pages += 1
    whole = pages < MOST_PAGES
    if (!whole) break
  }
  const inOrder = [...told.values()].sort((one, other) => one.index - other.index)
  const messages: DeskSaid[] = []
  for (const each of inOrder)
    messages.push(saidOf(each, isOurs(each.author) ? null : await flex.names.find(each.author)))
  return { messages, whole }
}

/** Everybody in the conversation who is a worker of Flex. */
async function readAgents(flex: Flex, conversation: string): Promise<Record<string, string>> {
  const sdk = await flex.client.sdk()
  const participants = await sdk.conversations.v1.conversations(conversation).participants.list({ limit: 100 })
  const others = participants.flatMap(({ identity }) => (identity && !isOurs(identity) ? [identity] : []))
  const named = await Promise.all(others.map(async (identity) => [identity, await flex.names.find(identity)] as const))
  return Object.fromEntries(named.flatMap(([identity, name]) => (name === null ? [] : [[identity, name]])))
}

async function readChannel(flex: Flex, { interaction, channel }: FlexHandle): Promise<string | null> {
  if (!interaction || !channel) return null
  const sdk = await flex.client.sdk()
  return (await sdk.flexApi.v1.interaction(interaction).channels(channel).fetch()).status
}

/**
 * Why it is over; undefined while it is not. Twilio closes the conversation with its channel, whoever closed that; by the timer that we set when
 * its hour has come. Tasks that were all canceled leave a conversation open in which nobody will ever answer.
 */
export function whyClosed(
  told: {
    state: string
    closesAt: Date | null
    tasks: readonly FlexTask[]
    channel: string | null
    called: boolean
  },
  now: Date,
): DeskView['closedBy'] | undefined {
  const { state, closesAt, tasks, channel, called } = told
  const cancelled = called && tasks.length > 0 && tasks.every(({ status }) => status === 'canceled')
  if (channel === 'failed' || cancelled) return 'cancelled'
  if (channel === 'closed') return 'agent'
  if (state !== 'closed') return undefined
  return closesAt && closesAt <= now ? 'timer' : null
}
