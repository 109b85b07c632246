import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ModerationKind } from '../../protocol/moderation.ts'
import { rpc } from '../session/rpc.ts'

const PAGE = 50
/** The event log says when a report, an alarm or a block changed. */
const STALE_MS = 60_000
/** What the bot may do changes in Discord, of which the log says nothing. */
const SHOWN_STALE_MS = 10_000

export type ListLook = 'open' | 'raised' | 'closed'

export const reportsQuery = (state: ListLook, kind: ModerationKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['moderation', 'list', state, kind ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.moderation.list({
        ...{ state, limit: PAGE },
        ...(kind === undefined ? {} : { kind }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })

/** How many wait for a moderator, and how many of them for an admin. */
export const reportCountsQuery = queryOptions({
  queryKey: ['moderation', 'counts'],
  queryFn: async () => {
    const { open, raised } = await rpc.moderation.list({ state: 'open', limit: 1 })
    return { open, raised }
  },
  staleTime: STALE_MS,
})

/** @param id its own, or that of its case */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['moderation', 'one', id],
    queryFn: () => rpc.moderation.show({ id }),
    staleTime: SHOWN_STALE_MS,
  })

/** Who is known as staff, by their Discord account. */
export const staffQuery = queryOptions({
  queryKey: ['moderation', 'staff'],
  queryFn: async () => new Map((await rpc.moderation.staff()).items.map((each) => [each.address, each])),
  staleTime: STALE_MS,
})

export const blocksQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['blocks', 'list', q],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.blocks.list({ q, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })

/** The block of one account that is in force; null: there is none. */
export const blockOfQuery = (address: string) =>
  queryOptions({
    queryKey: ['blocks', 'of', address],
    queryFn: async () =>
      (await rpc.blocks.list({ q: address, limit: 1 })).items.find((block) => block.address === address) ?? null,
    staleTime: STALE_MS,
  })
