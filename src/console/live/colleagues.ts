import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

export type Colleague = Awaited<ReturnType<typeof rpc.agents.list>>['items'][number]

/** The agents of this workspace, available ones first, then by name; the event log says when one changed. */
export const colleaguesQuery = queryOptions({
  queryKey: ['agents', 'colleagues'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Colleague[]> => {
    const { items } = await rpc.agents.list({})
    return items.toSorted(
      (a, b) => Number(b.available) - Number(a.available) || a.publicName.localeCompare(b.publicName),
    )
  },
})
