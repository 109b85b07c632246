import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** Articles are small and change seldom; every answer is good for a minute. */
const STALE_MS = 60_000

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['articles', 'one', id],
    queryFn: () => rpc.articles.show({ id }),
    staleTime: STALE_MS,
  })

/** Published articles that have all these words, best first; the newest when there are no words. */
export const foundArticlesQuery = (words: string, limit: number) =>
  queryOptions({
    queryKey: ['articles', 'found', words, limit],
    queryFn: async () => {
      const asked = words === '' ? {} : { words }
      return (await rpc.articles.list({ status: 'published', limit, ...asked })).items
    },
    staleTime: STALE_MS,
  })

/**
 * What the virtual agent would do with these words.
 * @param caution how careful to be, from 0 to 1; left out: as it is set
 */
export const proposalQuery = (question: string, locale: string | undefined, caution?: number) =>
  queryOptions({
    queryKey: ['articles', 'proposal', question, locale, caution],
    queryFn: () =>
      rpc.articles.try({
        question,
        ...(locale === undefined ? {} : { locale }),
        ...(caution === undefined ? {} : { caution }),
      }),
    staleTime: STALE_MS,
  })
