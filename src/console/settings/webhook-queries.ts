import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { WebhookDelivery } from '../../protocol/webhooks.ts'
import { rpc } from '../session/rpc.ts'

/** What is being sent is asked for again so often while somebody looks at it. */
const LOOKED_AT_MS = 3000
const PAGE = 25

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await rpc.webhooks.list()).items,
  staleTime: 10_000,
  refetchInterval: LOOKED_AT_MS * 5,
})

export type LogState = Exclude<WebhookDelivery['state'], 'skipped'> | 'all'

export const webhookLogQuery = (id: string, state: LogState) =>
  infiniteQueryOptions({
    queryKey: ['webhook-log', id, state],
    queryFn: ({ pageParam }) =>
      rpc.webhooks.log({
        id,
        limit: PAGE,
        ...(state === 'all' ? {} : { state }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: LOOKED_AT_MS,
  })
