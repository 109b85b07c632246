import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { readCertain } from '../live/log.ts'
import { listQuery } from '../live/queries.ts'
import { rpc } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { addPage, applyToList, type ListState, settle } from './list-state.ts'

/** One view of the inbox: what is on the screen, more of it on demand, and what waits let in. */
export function useList(view: ConversationViewName) {
  const { agent } = useMe()
  const client = useQueryClient()
  const query = useQuery(listQuery(view, agent.id))
  const reading = useRef(false)
  const key = ['list', view]
  const readMore = async () => {
    const cursor = client.getQueryData<ListState>(key)?.next
    if (!cursor || reading.current) return
    reading.current = true
    try {
      const { answer, missed } = await readCertain(() => rpc.conversations.list({ view, cursor, limit: 50 }))
      client.setQueryData<ListState>(key, (list) => list && applyToList(addPage(list, answer), missed, true))
    } catch {
      // The next scroll asks again; the strip says that the server is not reached.
    } finally {
      reading.current = false
    }
  }
  // Whoever opens a view has had no hands in it: what waited in it while another was open comes in at once.
  useEffect(() => {
    client.setQueryData<ListState>(['list', view], (list) => list && settle(list))
  }, [client, view])
  const letIn = () => client.setQueryData<ListState>(key, (list) => list && settle(list))
  return { list: query.data, error: query.error, again: () => void query.refetch(), readMore, letIn }
}
