import { type Fields, idOf } from '../shapes.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/** MESSAGE_DELETE and MESSAGE_DELETE_BULK: ids only, without who did it; the core knows which of them are a member's words. */
export function readMessageDelete(event: Fields, view: View, now: Date): Reading {
  const channelId = idOf(event, 'channel_id')
  const single = idOf(event, 'id')
  const many = Array.isArray(event.ids) ? event.ids.filter((id): id is string => typeof id === 'string') : []
  const externalIds = single ? [single] : many
  if (!channelId || externalIds.length === 0) return { kind: 'malformed', what: 'a deletion without id or channel' }
  if (idOf(event, 'guild_id') && !view.threadOf(channelId)) return NOTHING
  const change = { change: 'deletion' as const, externalIds, deletedAt: now }
  return { kind: 'change', placeId: channelId, change, note: null, asking: null }
}
