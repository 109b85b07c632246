import { useQuery } from '@tanstack/react-query'
import type { ConversationViewName } from '../../protocol/conversations.ts'
import { countsQuery } from '../live/queries.ts'

export const VIEW_NAMES: Record<ConversationViewName, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  flex: 'In Flex',
  automated: 'Virtual agent',
  resolved: 'Resolved',
  all: 'All',
}

export const VIEWS: ConversationViewName[] = ['mine', 'unassigned', 'flex', 'automated', 'resolved', 'all']

/** The views that there is reason to offer: Flex only where somebody answers there. */
export function useViews(): ConversationViewName[] {
  const flex = useQuery(countsQuery).data?.flex ?? null
  return flex === null ? VIEWS.filter((view) => view !== 'flex') : VIEWS
}
