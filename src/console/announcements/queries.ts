import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { rpc } from '../session/rpc.ts'

const PAGE = 50
/** The event log says when one changed; a place's rights change in Discord, which it does not. */
const STALE_MS = 60_000
const PLACES_STALE_MS = 30_000

export type ListLook = 'coming' | 'past'
export type AnnouncementPlace = Awaited<ReturnType<typeof rpc.announcements.places>>['items'][number]

export const announcementsQuery = (view: ListLook) =>
  infiniteQueryOptions({
    queryKey: ['announcements', 'list', view],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.announcements.list({ view, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })

/** How many wait for somebody's approval. */
export const waitingQuery = queryOptions({
  queryKey: ['announcements', 'waiting'],
  queryFn: async () => (await rpc.announcements.list({ view: 'coming', limit: 1 })).waiting,
  staleTime: STALE_MS,
})

export const announcementQuery = (id: string) =>
  queryOptions({
    queryKey: ['announcements', 'one', id],
    queryFn: (): Promise<AnnouncementView> => rpc.announcements.show({ id }),
    staleTime: STALE_MS,
  })

export const revisionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['announcements', 'revisions', id],
    queryFn: async () => (await rpc.announcements.revisions({ id })).items,
    staleTime: STALE_MS,
  })

/** Days as `2026-11-22`, both inclusive. */
export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['announcements', 'calendar', from, to],
    queryFn: async () => (await rpc.announcements.calendar({ from, to })).items,
    staleTime: STALE_MS,
  })

/** Where announcements may go, and the line that stands below each. */
export const placesQuery = queryOptions({
  queryKey: ['announcement-places'],
  queryFn: () => rpc.announcements.places(),
  staleTime: PLACES_STALE_MS,
  refetchOnWindowFocus: 'always',
})

/** How often a channel can be published in until the hour is over. */
export const roomQuery = (channel: string) =>
  queryOptions({
    queryKey: ['announcements', 'room', channel],
    queryFn: () => rpc.announcements.room({ channel }),
    staleTime: PLACES_STALE_MS,
  })

export const sourcesQuery = queryOptions({
  queryKey: ['sources', 'list'],
  queryFn: async () => (await rpc.sources.list()).items,
  staleTime: STALE_MS,
})

/** Items that a source has brought, youngest first. */
export const itemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['sources', 'items', id],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      rpc.sources.items({ id, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ next }) => next,
    staleTime: STALE_MS,
  })
