import type { QueryClient } from '@tanstack/react-query'
import type { Frame, FrameEvent } from '../../protocol/frames.ts'
import { applyToMessages, type MessagesState } from '../conversation/messages-state.ts'
import { handsInList } from '../inbox/hands.ts'
import { applyToList, type ListState } from '../inbox/list-state.ts'
import { noteApplied } from './connection.ts'
import { advance } from './log.ts'
import { applyToDetail, type Detail } from './queries.ts'
import { forgetTyping } from './typing.ts'

const COUNTED = new Set(['opened', 'reopened', 'assigned', 'resolved'].map((verb) => `conversation.${verb}`))
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
  if (events.some((event) => COUNTED.has(event.kind))) countAgain(client)
  noteApplied(frame.to)
}

function applyToConversation(client: QueryClient, conversation: string, events: FrameEvent[]): void {
  client.setQueryData<MessagesState>(
    ['messages', conversation],
    (state) => state && applyToMessages(state, conversation, events),
  )
  client.setQueryData<Detail>(['conversation', conversation], (detail) => detail && applyToDetail(detail, events))
  const spoke = events.some((event) => event.kind === 'message.received' && event.conversation === conversation)
  if (spoke) forgetTyping(conversation)
}

/** The counts are the server's: they are asked again, once for a burst of changes. */
function countAgain(client: QueryClient): void {
  clearTimeout(countsTimer)
  countsTimer = setTimeout(() => void client.invalidateQueries({ queryKey: ['counts'] }), 300)
}
