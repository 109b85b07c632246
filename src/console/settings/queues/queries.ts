import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../../session/rpc.ts'

/** The queues, the default one first; the event log says when one changed, or when somebody waits in one. */
export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: async () => (await rpc.queues.list()).items,
  staleTime: 60_000,
})
