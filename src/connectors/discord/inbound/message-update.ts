import { type Fields, fieldsOf, idOf, timeOf } from '../shapes.ts'
import { readOwnWords } from './message-create.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/**
 * MESSAGE_UPDATE. It also comes when an embed was resolved or a message was published; only `edited_timestamp` says that a
 * person changed their words.
 */
export function readMessageUpdate(message: Fields, view: View): Reading {
  const id = idOf(message, 'id')
  const channelId = idOf(message, 'channel_id')
  if (!id || !channelId) return { kind: 'malformed', what: 'an edit without id or channel' }
  const thread = view.threadOf(channelId)
  if (idOf(message, 'guild_id') && !thread) return NOTHING
  const author = fieldsOf(message, 'author')
  if (author && (author.bot === true || idOf(author, 'id') === view.botId)) return NOTHING
  const editedAt = timeOf(message, 'edited_timestamp')
  if (!editedAt || typeof message.content !== 'string') return NOTHING
  const words = readOwnWords(message, { messageId: id, channelId, cdn: view.cdn }, thread !== undefined, view)
  // Without the intent the new words of a thread message come empty: that is not what the member wrote.
  if (words.kind === 'unreadable') return NOTHING
  const change = { change: 'edit' as const, externalId: id, text: words.text, editedAt }
  return { kind: 'change', placeId: channelId, change, note: null, asking: null }
}
