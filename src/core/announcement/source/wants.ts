import type { SourceFilter } from '../../../protocol/announcements.ts'
import type { Item } from './source.ts'

/** Whether an item is to be announced: it holds one of the words that are asked for, if any are, and none of those that are not wanted. */
export function wants({ include, exclude }: SourceFilter, { title, summary, author }: Item): boolean {
  const words = [title, summary, author].join('\n').toLowerCase()
  const holds = (word: string): boolean => words.includes(word.toLowerCase())
  return (include.length === 0 || include.some(holds)) && !exclude.some(holds)
}
