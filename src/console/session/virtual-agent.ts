import { queryOptions, useQuery } from '@tanstack/react-query'
import { rpc } from './rpc.ts'

/** The workspace's settings as agents read them; the event log says when they changed. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => rpc.settings.show(),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The virtual agent as it is called here. Before the settings are read it has no name but its kind. */
export function useVirtualAgent(): { name: string; enabled: boolean } {
  return useQuery(settingsQuery).data?.virtualAgent ?? { name: 'Virtual agent', enabled: true }
}
