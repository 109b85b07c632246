import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** Whether issues can be made of cases, for everybody. */
export const trackerQuery = queryOptions({
  queryKey: ['tracker'],
  queryFn: async () => (await rpc.trackers.show()).tracker,
  staleTime: 60_000,
})

/** How it is connected, for admins. */
export const trackerSettingsQuery = queryOptions({
  queryKey: ['tracker', 'settings'],
  queryFn: async () => (await rpc.trackers.settings()).tracker,
  staleTime: 10_000,
})
