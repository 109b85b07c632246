import type { ConversationViewName } from '../../protocol/conversations.ts'

export const VIEW_NAMES: Record<ConversationViewName, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  automated: 'Virtual agent',
  resolved: 'Resolved',
  all: 'All',
}

export const VIEWS: ConversationViewName[] = ['mine', 'unassigned', 'automated', 'resolved', 'all']
