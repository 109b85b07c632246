import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ArticleStatus } from '../../protocol/articles.ts'
import { rpc } from '../session/rpc.ts'

const PAGE = 50
const STALE_MS = 60_000

/** Which articles. */
export interface Looked {
  status?: ArticleStatus
  words?: string
  /** `none`: those that stand in no collection. */
  collection?: string
}

/** Articles, page by page; the event log says when one changed. */
export const articlesQuery = (looked: Looked) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'list', looked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.articles.list({ limit: PAGE, ...looked, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })

/** In the order in which they are shown. */
export const collectionsQuery = queryOptions({
  queryKey: ['articles', 'collections'],
  queryFn: async () => (await rpc.collections.list()).items,
  staleTime: STALE_MS,
})

/** Newest first. */
export const versionsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'versions', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.articles.versions({ id, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })
