import { queryOptions } from '@tanstack/react-query'
import type { ConversationDetail, ConversationViewName } from '../../protocol/conversations.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { applyToMessages, type MessagesState } from '../conversation/messages-state.ts'
import { applyToList, emptyList, type ListState } from '../inbox/list-state.ts'
import { rpc } from '../session/rpc.ts'
import { compareNumbers } from './cursor.ts'
import { readCertain } from './log.ts'

export type Detail = ConversationDetail & { asOf: string }

/** What these questions answer is kept true by the event log, so that nothing is asked again by itself. */
const LIVE = { staleTime: Number.POSITIVE_INFINITY } as const

export const listQuery = (view: ConversationViewName, agent: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['list', view],
    queryFn: async ({ client }): Promise<ListState> => {
      const { answer, missed } = await readCertain(() => rpc.conversations.list({ view, limit: 50 }))
      client.setQueryData(['counts'], answer.counts)
      return applyToList(emptyList(view, agent, answer), missed, false)
    },
  })

export const countsQuery = queryOptions({
  ...LIVE,
  queryKey: ['counts'],
  queryFn: async () => (await rpc.conversations.list({ view: 'mine', limit: 1 })).counts,
})

export const conversationQuery = (id: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['conversation', id],
    queryFn: async (): Promise<Detail> => {
      const { answer, missed } = await readCertain(() => rpc.conversations.show({ id }))
      return applyToDetail(answer, missed)
    },
  })

export const messagesQuery = (conversation: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['messages', conversation],
    queryFn: async (): Promise<MessagesState> => {
      const { answer, missed } = await readCertain(() => rpc.conversations.messages({ id: conversation, limit: 50 }))
      return applyToMessages(answer, conversation, missed)
    },
  })

export function applyToDetail(detail: Detail, events: readonly FrameEvent[]): Detail {
  let next = detail
  for (const event of events) {
    if (event.row?.id === detail.id && compareNumbers(event.number, detail.asOf) > 0) next = { ...next, ...event.row }
  }
  return next
}
