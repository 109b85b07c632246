import type { DeskHandle, DeskOutcome, DeskSaid, DeskView } from '../../../core/desk/desk.ts'
import { channelOf } from './call-agents.ts'
import { conversationOf, type Flex, type FlexHandle, handleOf, isOurs } from './flex.ts'
import { newestFirst } from './list-messages.ts'
import { CLOSED_AFTER_MS } from './make-exchange.ts'
import { attempt } from './outcome.ts'
import { saidOf, type ToldMessage } from './said.ts'
import { type FlexTask, listTasks } from './tasks.ts'

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
    const [{ messages, lastAt }, agents] = await Promise.all([
      readMessages(flex, conversation, after),
      readAgents(flex, conversation),
    ])
    const called = handle.interaction !== undefined
    const closedBy = whyClosed({ ...told, lastAt: lastAt ?? told.madeAt, tasks, channel, called })
    return {
      state: closedBy === undefined ? 'open' : 'closed',
      closedBy: closedBy ?? null,
      agents,
      waiting: tasks.some(({ status }) => isWaiting(status, agents)),
      ...{ messages, whole: true },
    }
  })
}

/** Who has taken a task is not always found among the participants by their name, and is not to be left out for that. */
const isWaiting = (status: FlexTask['status'], agents: Record<string, string>): boolean =>
  status === 'pending' || status === 'reserved' || (status === 'assigned' && Object.keys(agents).length === 0)

async function readState(flex: Flex, conversation: string): Promise<{ state: string; madeAt: Date; changedAt: Date }> {
  const sdk = await flex.client.sdk()
  const { state, dateCreated, dateUpdated } = await sdk.conversations.v1.conversations(conversation).fetch()
  return { state, madeAt: dateCreated, changedAt: dateUpdated }
}

/** From the newest back to the asked index: what is new is few, however long the chat is. `lastAt`: when something was said last. */
async function readMessages(
  flex: Flex,
  conversation: string,
  after: number,
): Promise<{ messages: DeskSaid[]; lastAt: Date | undefined }> {
  const told = new Map<string, ToldMessage>()
  let lastAt: Date | undefined
  for await (const page of newestFirst(flex, conversation)) {
    for (const { sid, index, author, body, attributes, media, dateCreated } of page) {
      if (index > after) told.set(sid, { sid, index, author, body, attributes, media, at: dateCreated })
    }
    lastAt ??= page[0]?.dateCreated
    if (page.some(({ index }) => index <= after)) break
  }
  const inOrder = [...told.values()].sort((one, other) => one.index - other.index)
  const messages: DeskSaid[] = []
  for (const each of inOrder)
    messages.push(saidOf(each, isOurs(each.author) ? null : await flex.names.find(each.author)))
  return { messages, lastAt }
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
  if (!interaction) return null
  if (!channel) return (await channelOf(flex, interaction))?.status ?? null
  const sdk = await flex.client.sdk()
  return (await sdk.flexApi.v1.interaction(interaction).channels(channel).fetch()).status
}

/**
 * Why it is over; undefined while it is not. Twilio closes the conversation with its channel, whoever closed that, and says nowhere afterwards whether
 * our own timer did: that is known by nothing having been said for so long. Tasks that were all canceled leave a conversation open in which nobody
 * will ever answer.
 */
export function whyClosed(told: {
  state: string
  /** The conversation itself: the newest change of a closed one is that it was closed. */
  changedAt: Date
  madeAt: Date
  lastAt: Date
  tasks: readonly FlexTask[]
  channel: string | null
  called: boolean
}): DeskView['closedBy'] | undefined {
  const { state, changedAt, madeAt, lastAt, tasks, channel, called } = told
  const cancelled =
    called && state !== 'closed' && tasks.length > 0 && tasks.every(({ status }) => status === 'canceled')
  // An interaction fails because its conversation is closed, and also for reasons of its own.
  if (cancelled || (channel === 'failed' && state !== 'closed')) return 'cancelled'
  // What was said before the conversation was made there bears its true time.
  const quiet = changedAt.getTime() - Math.max(madeAt.getTime(), lastAt.getTime())
  if (state === 'closed' && quiet >= CLOSED_AFTER_MS - ROUNDING_MS) return 'timer'
  if (channel === 'closed') return 'agent'
  return state === 'closed' ? null : undefined
}

/** Twilio's times are whole seconds, and its timers are not. */
const ROUNDING_MS = 60_000
