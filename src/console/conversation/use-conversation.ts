import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { MessageView } from '../../protocol/messages.ts'
import { asMessage } from '../composer/outbox.ts'
import { outbox } from '../composer/outbox-store.ts'
import { readCertain } from '../live/log.ts'
import { conversationQuery, messagesQuery } from '../live/queries.ts'
import { useStore } from '../live/store.ts'
import { rpc } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { addOlder, applyToMessages, type MessagesState } from './messages-state.ts'

/** All that one open conversation needs: who, what was said, and what is on its way. */
export function useConversation(id: string) {
  const detail = useQuery(conversationQuery(id))
  const messages = useQuery(messagesQuery(id))
  const { agent } = useMe()
  const waiting = useStore(outbox, (items) => items)
  const all = useMemo(() => {
    const stored = messages.data?.items ?? []
    const known = new Set(stored.map((each) => each.id))
    const mine = waiting.filter((item) => item.conversation === id && !known.has(item.id))
    return [...stored, ...mine.map((item) => asMessage(item, agent))]
  }, [messages.data, waiting, id, agent])
  useReading(id, detail.data?.unread ?? 0)
  return {
    detail: detail.data,
    messages: messages.data,
    all,
    error: detail.error ?? messages.error,
    again: () => {
      void detail.refetch()
      void messages.refetch()
    },
  }
}

/** Tells the server that the agent looked, whenever the open conversation has something unread and the page is seen. */
function useReading(id: string, unread: number): void {
  useEffect(() => {
    if (unread === 0) return
    const read = () => {
      if (document.visibilityState === 'visible') rpc.conversations.read({ id }).catch(() => undefined)
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [id, unread])
}

/** Reads the page of messages before the oldest one that is here. Resolves to whether there may be more. */
export function useOlder(id: string): () => Promise<boolean> {
  const client = useQueryClient()
  const reading = useRef(false)
  return async () => {
    const key = ['messages', id]
    const cursor = client.getQueryData<MessagesState>(key)?.next
    if (!cursor || reading.current) return Boolean(cursor)
    reading.current = true
    try {
      const { answer, missed } = await readCertain(() => rpc.conversations.messages({ id, cursor, limit: 50 }))
      const page = applyToMessages(
        answer,
        id,
        missed.filter((event) => answer.items.some(({ id: known }) => known === event.message)),
      )
      client.setQueryData<MessagesState>(key, (state) => state && addOlder(state, page))
      return answer.next !== null
    } catch {
      return false
    } finally {
      reading.current = false
    }
  }
}

/** The words of the newest inbound message that came while the conversation was open, for screen readers. */
export function useAnnouncement(
  name: string,
  messages: readonly MessageView[],
  words: (message: MessageView) => string,
): string {
  const last = messages.findLast((message) => message.direction === 'inbound')
  const first = useRef<string | null | undefined>(undefined)
  if (first.current === undefined && messages.length > 0) first.current = last?.id ?? null
  return last && first.current !== undefined && last.id !== first.current ? `${name}: ${words(last)}` : ''
}
