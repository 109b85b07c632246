import type { QueryClient } from '@tanstack/react-query'
import type { Frame, FrameEvent } from '../../protocol/frames.ts'
import { applyToMessages, type MessagesState } from '../conversation/messages-state.ts'
import { handsInList } from '../inbox/hands.ts'
import { applyToList, type ListState } from '../inbox/list-state.ts'
import { applyToCaseLists } from './case-lists.ts'
import { applyToCases } from './cases.ts'
import { noteApplied } from './connection.ts'
import { advance } from './log.ts'
import { applyToDetail, type Detail } from './queries.ts'
import { forgetTyping } from './typing.ts'

const COUNTED = new Set(
  ['opened', 'queued', 'handed_back', 'reopened', 'assigned', 'resolved'].map((verb) => `conversation.${verb}`),
).add('transfer.changed')
/** Answers beside the lists and conversations that a kind of fact makes old. */
const TOUCHED: readonly { kinds: string; keys: readonly string[] }[] = [
  { kinds: 'agent.', keys: ['agents', 'me'] },
  { kinds: 'settings.', keys: ['settings', 'me', 'model'] },
  { kinds: 'incident.', keys: ['incidents'] },
  { kinds: 'article.', keys: ['articles'] },
  { kinds: 'model.', keys: ['model'] },
  { kinds: 'question.', keys: ['gaps', 'suggestions', 'replays', 'statistics', 'why'] },
  { kinds: 'webhook.', keys: ['webhooks'] },
  { kinds: 'tracker.', keys: ['tracker'] },
  { kinds: 'endpoint.', keys: ['endpoint'] },
  { kinds: 'queue.', keys: ['queues', 'counts'] },
  { kinds: 'twilio.', keys: ['twilio', 'queues'] },
  { kinds: 'announcement.', keys: ['announcements'] },
  { kinds: 'source.', keys: ['sources'] },
  { kinds: 'moderation.', keys: ['moderation'] },
  { kinds: 'block.', keys: ['blocks', 'moderation'] },
  { kinds: 'server.', keys: ['server', 'discord-channels', 'discord-roles'] },
]
const listeners = new Set<(events: readonly FrameEvent[]) => void>()
let countsTimer: ReturnType<typeof setTimeout> | undefined

/** Brings everything that this screen holds from `frame.from` to `frame.to`. The caller has judged that it follows. */
export function applyFrame(client: QueryClient, frame: Frame): void {
  advance(frame.from, frame.to, frame.events)
  const { events } = frame
  client.setQueriesData<ListState>({ queryKey: ['list'] }, (list) => list && applyToList(list, events, handsInList()))
  const touched = new Set(events.map((event) => event.conversation))
  for (const conversation of touched) {
    if (conversation !== null) applyToConversation(client, conversation, events)
  }
  applyToCases(client, events)
  applyToCaseLists(client, events)
  if (events.some((event) => COUNTED.has(event.kind))) countAgain(client)
  for (const { kinds, keys } of TOUCHED) {
    if (!events.some(({ kind }) => kind.startsWith(kinds))) continue
    for (const key of keys) void client.invalidateQueries({ queryKey: [key] })
  }
  noteApplied(frame.to)
  for (const listener of listeners) listener(events)
}

/** Hears what happens, after the screen has it. Returns how to stop. */
export function whenApplied(listener: (events: readonly FrameEvent[]) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function applyToConversation(client: QueryClient, conversation: string, events: FrameEvent[]): void {
  client.setQueryData<MessagesState>(
    ['messages', conversation],
    (state) => state && applyToMessages(state, conversation, events),
  )
  client.setQueryData<Detail>(['conversation', conversation], (detail) => detail && applyToDetail(detail, events))
  if (events.some((event) => event.conversation === conversation && TOLD_IN_DETAIL.has(event.kind)))
    readDetail(client, conversation)
  const spoke = events.some((event) => event.kind === 'message.received' && event.conversation === conversation)
  if (spoke) forgetTyping(conversation)
}

/** What a row does not carry: place, case, rating, and what silence will bring. Asked again, once for a burst. */
const TOLD_IN_DETAIL = new Set<FrameEvent['kind']>([
  'conversation.changed',
  'conversation.queued',
  'conversation.assigned',
  'conversation.handed_back',
  'conversation.reminded',
  'conversation.rated',
  'conversation.reopened',
  'conversation.resolved',
  'transfer.changed',
  'message.received',
  'message.created',
  'contact.changed',
])
const detailTimers = new Map<string, ReturnType<typeof setTimeout>>()

function readDetail(client: QueryClient, conversation: string): void {
  if (detailTimers.has(conversation)) return
  const timer = setTimeout(() => {
    detailTimers.delete(conversation)
    void client.invalidateQueries({ queryKey: ['conversation', conversation] })
  }, 250)
  detailTimers.set(conversation, timer)
}

/** The counts are the server's: they are asked again, once for a burst of changes. */
function countAgain(client: QueryClient): void {
  clearTimeout(countsTimer)
  countsTimer = setTimeout(() => {
    for (const key of ['counts', 'queues']) void client.invalidateQueries({ queryKey: [key] })
  }, 300)
}
