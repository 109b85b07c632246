import { createHash } from 'node:crypto'
import { canonicalLink } from './safe-link.ts'
import type { Item } from './source.ts'

/**
 * Everything by which an item is known again: what the source calls it, its address, and its title with the day. Sources give one item several
 * ids, change their ids, or have none at all; whatever is known by any of the keys is known.
 */
export function keysOf(item: Item): string[] {
  const { id, title, summary, publishedAt } = item
  const link = canonicalLink(item.link)
  // Without a day a title says little (`Patch notes`), so what is said below it counts too.
  const words = publishedAt
    ? `${plain(title)}|${publishedAt.toISOString().slice(0, 10)}`
    : `${plain(title)}|${plain(summary)}`
  const keys = [`words:${digest(words)}`]
  if (id?.trim()) keys.push(`id:${digest(id.trim())}`)
  if (link) keys.push(`link:${digest(link)}`)
  return keys
}

/**
 * By what a call of a webhook is known again. Whoever sends it means it, so that each counts as a new item unless it says itself that it is the
 * same: by an id, else by its address, else by the same title on the same day.
 */
export function keysOfCall(item: Item): string[] {
  const [words, ...named] = keysOf(item)
  return [named[0] ?? words ?? '']
}

/** The same words in other letters, or with other spaces, are the same. */
const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim()

/** Whatever is a key has the same short length, however long or strange what it is made of. */
export const digest = (words: string): string => createHash('sha256').update(words).digest('base64url').slice(0, 32)
