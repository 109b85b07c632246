import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** How often what grows by itself is asked again: who has it, while an incident goes on; else whether anything rises. */
const WHILE_ACTIVE_MS = 10_000
const ELSE_MS = 60_000

/** The incident that goes on, and the cases that rise. What agents do with them makes it old, as the log tells. */
export const incidentsQuery = queryOptions({
  queryKey: ['incidents'],
  queryFn: () => rpc.incidents.show(),
  staleTime: 5000,
  refetchInterval: ({ state }) => (state.data?.active ? WHILE_ACTIVE_MS : ELSE_MS),
})
