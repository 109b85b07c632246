import { createHash } from 'node:crypto'
import { canonicalLink } from './safe-link.ts'
import type { Item } from './source.ts'

/**
 * Everything by which an item is known again: first its title with the day, then what the source calls it, and its address. Sources give one item several
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
 * The keys of all items of one list. An id or an address that stands at several of them which have nothing else in common, as the address of one
 * page with many parts, tells none of them from the others and is left out.
 */
export function keysOfList(items: readonly Item[]): string[][] {
  const all = items.map(keysOf)
  const first = new Map<string, Set<string>>()
  const vague = new Set<string>()
  for (const keys of all) {
    for (const key of keys.slice(1)) {
      const before = first.get(key)
      if (!before) first.set(key, new Set(keys))
      else if (!keys.some((other) => other !== key && before.has(other))) vague.add(key)
    }
  }
  return all.map((keys) => keys.filter((key) => !vague.has(key)))
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
