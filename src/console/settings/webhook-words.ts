import type { WebhookDelivery, WebhookEvent, WebhookView } from '../../protocol/webhooks.ts'

/** What each kind of event says, in the order in which they are offered. */
export const EVENT_WORDS: Record<WebhookEvent, string> = {
  'conversation.opened': 'A chat begins',
  'conversation.queued': 'A member waits for an agent',
  'conversation.assigned': 'An agent takes a chat',
  'conversation.handed_back': 'A chat goes back to the virtual agent',
  'conversation.resolved': 'A chat ends',
  'conversation.reopened': 'A chat opens again',
  'conversation.rated': 'A member rates a chat',
  'message.received': 'A member writes',
  'message.created': 'The desk writes',
  'message.edited': 'A message is edited',
  'message.deleted': 'A message is deleted',
  'case.opened': 'A case is opened',
  'case.changed': 'A case changes',
}

export function eventsWords({ events }: Pick<WebhookView, 'events'>): string {
  if (events === null) return 'Everything'
  const [only] = events
  return events.length === 1 && only ? EVENT_WORDS[only] : `${events.length} kinds of events`
}

/** The host and what follows, without what every address begins with. */
export const addressWords = (url: string): string => url.replace(/^https:\/\//, '')

export const STATE_WORDS: Record<WebhookDelivery['state'], string> = {
  waiting: 'Waiting',
  sent: 'Taken',
  failed: 'Not taken',
  skipped: 'Nothing to tell',
}
