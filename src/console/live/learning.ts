import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

const STALE_MS = 60_000
/** How often a screen asks how far something is that goes on by itself. */
const PROGRESS_MS = 2000

/** How far the virtual agent has learnt what is published; asked again while it learns, and when the event log says so. */
export const modelQuery = queryOptions({
  queryKey: ['model'],
  queryFn: () => rpc.virtualAgent.show(),
  staleTime: STALE_MS,
  refetchInterval: ({ state }) => (state.data?.state === 'training' ? PROGRESS_MS : false),
})

/** Questions of the last days that had no answer, in groups. */
export const gapsQuery = (days: number) =>
  queryOptions({ queryKey: ['gaps', days], queryFn: () => rpc.gaps.list({ days }), staleTime: STALE_MS })

/** Questions from real chats that an article may learn. */
export const suggestionsQuery = (article: string) =>
  queryOptions({
    queryKey: ['suggestions', article],
    queryFn: async () => (await rpc.articles.suggestions({ id: article })).items,
    staleTime: STALE_MS,
  })

/** What the virtual agent was asked in the last days, in any language or in one, and what became of it. */
export const answersQuery = (days: number, locale?: string) =>
  queryOptions({
    queryKey: ['statistics', 'answers', days, locale],
    queryFn: () => rpc.statistics.answers({ days, ...(locale === undefined ? {} : { locale }) }),
    staleTime: STALE_MS,
  })

/** A replay that was started; asked again until it is done. */
export const replayQuery = (id: string) =>
  queryOptions({
    queryKey: ['replays', id],
    queryFn: () => rpc.replays.show({ id }),
    staleTime: STALE_MS,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? PROGRESS_MS : false),
  })
