import type { SourceView } from '../../../protocol/announcements.ts'
import { pastWords, whenWords } from '../../look/time.ts'

export type SourceKind = SourceView['kind']

export const KIND_WORDS: Record<SourceKind, { name: string; words: string }> = {
  feed: { name: 'A feed', words: 'RSS, Atom or JSON: a blog, YouTube, Steam, GitHub releases' },
  webhook: { name: 'A webhook', words: 'Zapier, Make, IFTTT or your own program sends each item' },
  x: { name: 'An account of X', words: 'With a token of X’s own API; X has no feed' },
}

/** Parts of an item that a template may name. */
export const TEMPLATE_FIELDS = ['title', 'link', 'summary', 'author', 'source'] as const

export const FIRST_TEMPLATE: Record<SourceKind, string> = {
  feed: '**{title}**\n{link}',
  webhook: '**{title}**\n{link}',
  x: '{summary}\n{link}',
}

/** Words with commas between them, as the filter takes them; each once, in any case. */
export function wordsOf(line: string): string[] {
  const words = line
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return words.filter((word, at) => words.findIndex((each) => each.toLowerCase() === word.toLowerCase()) === at)
}

/** What a source does with what it brings, and what it has brought, as facts of one line. */
export function sourceFacts(source: SourceView, now: number): string[] {
  const { place, approval, kind, lookedAt, nextAt, active, seen, announced } = source
  const looked = lookedAt === null ? 'not looked at yet' : `looked at ${pastWords(lookedAt, now)}`
  const next = active && nextAt !== null && kind !== 'webhook' ? [`again ${whenWords(nextAt, now)}`] : []
  return [
    `to #${place.name}`,
    approval ? 'waits for approval' : 'posted by itself',
    ...(kind === 'webhook' ? [] : [looked, ...next]),
    seen === 0
      ? 'nothing brought yet'
      : `${seen.toLocaleString('en')} brought, ${announced.toLocaleString('en')} announced`,
  ]
}

/** What became of an item. */
export const BECAME_WORDS = {
  old: 'Was there before',
  filtered: 'Left out by its words',
  announced: 'Its announcement',
} as const

/** Puts a field where the caret stands, or over what is chosen. */
export function insertField(
  template: string,
  field: string,
  from: number,
  to: number,
): { text: string; caret: number } {
  const put = `{${field}}`
  return { text: template.slice(0, from) + put + template.slice(to), caret: from + put.length }
}
