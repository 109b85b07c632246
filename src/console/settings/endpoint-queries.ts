import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** The endpoint as it is set, for admins; null where none is. */
export const endpointQuery = queryOptions({
  queryKey: ['endpoint', 'settings'],
  queryFn: async () => (await rpc.endpoint.show()).endpoint,
  staleTime: 10_000,
})
