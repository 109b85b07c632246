import { useQuery } from '@tanstack/react-query'
import { countsQuery, listQuery } from '../live/queries.ts'
import { useMe } from '../session/session.ts'

/** The page's name in the browser's tab, behind the number of those who wait for an agent or for this one. */
export function PageTitle({ children }: { children: string }) {
  const count = useCalls()
  return <title>{`${count > 0 ? `(${count}) ` : ''}${children} · Guildesk`}</title>
}

/** Who waits in the queue, and which of my conversations have something that I did not read. */
function useCalls(): number {
  const { agent } = useMe()
  const waiting = useQuery(countsQuery).data?.unassigned ?? 0
  const mine = useQuery(listQuery('mine', agent.id)).data?.rows ?? {}
  const unread = Object.values(mine).filter(
    (row) => row.status === 'assigned' && row.assignee?.id === agent.id && row.unread > 0,
  )
  return waiting + unread.length
}
