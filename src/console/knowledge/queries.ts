import { infiniteQueryOptions } from '@tanstack/react-query'
import type { ArticleStatus } from '../../protocol/articles.ts'
import { rpc } from '../session/rpc.ts'

const PAGE = 50

/** The articles with these words, page by page; the event log says when one changed. */
export const articlesQuery = (status: ArticleStatus | 'all', words: string) =>
  infiniteQueryOptions({
    queryKey: ['articles', 'list', status, words],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.articles.list({
        limit: PAGE,
        ...(status === 'all' ? {} : { status }),
        ...(words === '' ? {} : { words }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
  })
