import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

const STALE_MS = 30_000
/** While a run goes on, its steps are asked for this often; the event log tells of its end. */
const RUNNING_MS = 1000

/** A guild as it is kept: its file, the last run, and what was changed by hand. */
export const serverQuery = (guild: string) =>
  queryOptions({
    queryKey: ['server', guild, 'view'],
    queryFn: () => rpc.server.show({ guild }),
    staleTime: STALE_MS,
    refetchInterval: ({ state }) => (state.data?.run?.state === 'running' ? RUNNING_MS : false),
  })

export const healthQuery = (guild: string) =>
  queryOptions({
    queryKey: ['server', guild, 'health'],
    queryFn: () => rpc.server.health({ guild }),
    staleTime: STALE_MS,
    refetchOnWindowFocus: 'always',
  })
