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
