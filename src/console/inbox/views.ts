import type { ConversationViewName } from '../../protocol/conversations.ts'

export const VIEW_NAMES: Record<ConversationViewName, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  resolved: 'Resolved',
  all: 'All',
}

export const VIEWS: ConversationViewName[] = ['mine', 'unassigned', 'resolved', 'all']
