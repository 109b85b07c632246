import type { Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { attachImages, type HouseImage } from '../attachment/attach-images.ts'
import { shownBy, storeOutbound } from './store-outbound.ts'

/** What was said at an outside desk. */
export interface Spoken {
  workspace: number
  conversation: string
  /** The desk's own id of it: stored once. */
  key: string
  /** Who said it, by name; a `notice` was said by no person, and shows no name. */
  name: string
  author: 'agent' | 'notice'
  text: string
  files: readonly HouseImage[]
  now: Date
}

/**
 * Stores what an agent of an outside desk said and queues it for the contact, under the conversation's lock. Answers the message's id, or null
 * when it was stored before.
 */
export async function storeSpoken(tx: Transaction, spoken: Spoken): Promise<string | null> {
  const { workspace, conversation, key, name, author, text, files, now } = spoken
  const message = newId()
  const about = { id: message, conversation, author, agentId: null, spokenBy: name, text, key }
  const attachments = attachImages(tx, { workspace, conversation, message, images: files, now })
  const shown = author === 'agent' ? shownBy(name, text) : text
  const rest = { replyToId: null, replyTo: null, card: null }
  return (await storeOutbound(tx, workspace, { ...about, ...rest, attachments, shown }, now)) ? message : null
}
