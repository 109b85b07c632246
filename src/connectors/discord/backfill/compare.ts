import type { InboundDeletion, InboundEdit } from '../../../core/conversation/inbound.ts'
import { readOwnWords } from '../inbound/message-create.ts'
import type { View } from '../inbound/view.ts'
import type { StoredBefore } from '../inward.ts'
import { type Fields, idOf, timeOf } from '../shapes.ts'

/** Oldest first, as Discord's pages are not. */
export function inOrder(page: readonly Fields[]): Fields[] {
  return page
    .filter((message) => idOf(message, 'id') !== null)
    .sort((a, b) => (BigInt(idOf(a, 'id') as string) < BigInt(idOf(b, 'id') as string) ? -1 : 1))
}

/**
 * What changed in messages that were stored before an outage. `page` is what Discord has now, reaching back to `reachesTo`
 * (an id, or '0' where it begins at the channel's beginning): a stored message younger than that and not in it is deleted.
 */
export function compare(
  stored: readonly StoredBefore[],
  page: readonly Fields[],
  reachesTo: string,
  view: View,
  now: Date,
): { edits: InboundEdit[]; deletion: InboundDeletion | null } {
  const current = new Map(page.map((message) => [idOf(message, 'id') ?? '', message]))
  const edits: InboundEdit[] = []
  const gone: string[] = []
  for (const { externalId, text, deleted } of stored) {
    if (deleted || BigInt(externalId) < BigInt(reachesTo)) continue
    const message = current.get(externalId)
    if (!message) gone.push(externalId)
    else {
      const edit = readEdit(message, externalId, text, view)
      if (edit) edits.push(edit)
    }
  }
  return { edits, deletion: gone.length > 0 ? { change: 'deletion', externalIds: gone, deletedAt: now } : null }
}

function readEdit(message: Fields, externalId: string, before: string, view: View): InboundEdit | null {
  const editedAt = timeOf(message, 'edited_timestamp')
  const channelId = idOf(message, 'channel_id')
  if (!editedAt || !channelId) return null
  const inThread = view.threadOf(channelId) !== undefined
  const words = readOwnWords(message, { messageId: externalId, channelId, cdn: view.cdn }, inThread, view)
  if (words.kind === 'unreadable' || words.text === before) return null
  return { change: 'edit', externalId, text: words.text, editedAt }
}
