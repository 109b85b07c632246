import { Refusal } from '../../../kernel/errors.ts'
import { ANNOUNCEMENT_LENGTH } from '../../../protocol/announcements.ts'
import { escapeMarkdown } from '../../../protocol/escape.ts'
import { plainLine } from '../../../protocol/plain-words.ts'
import { safeLink } from './safe-link.ts'
import type { Item } from './source.ts'

const FIELDS = ['title', 'link', 'summary', 'author', 'source'] as const
type Field = (typeof FIELDS)[number]

/** Signs that title and summary may take; the next pair is tried where the words are too long for a message. */
const LENGTHS = [
  [200, 300],
  [200, 0],
  [80, 0],
] as const

/** @throws Refusal invalid, where a template names what items do not have */
export function checkTemplate(template: string): void {
  const unknown = [...template.matchAll(/\{(\w+)\}/g)].find(([, name]) => !FIELDS.includes(name as Field))
  if (!unknown) return
  const known = FIELDS.map((field) => `{${field}}`).join(', ')
  throw new Refusal('invalid', `There is no ${unknown[0]}. Use ${known}.`, { field: 'template' })
}

/**
 * An item in the words of its source's template, as an announcement's text. What others have written means nothing as Markdown and calls
 * nobody; of addresses only those of the web are taken. At most ANNOUNCEMENT_LENGTH characters, and never none.
 */
export function writeItem(template: string, item: Item, source: string): string {
  const link = safeLink(item.link)
  // Words that were to lead somewhere, and cannot, stand by themselves.
  const shape = link ? template : template.replace(/\[([^\]]*)\]\(<?\{link\}>?\)/g, '$1')
  for (const [title, summary] of LENGTHS) {
    const words: Record<Field, string> = {
      title: shown(item.title, title),
      link: link ?? '',
      summary: summary > 0 ? shown(item.summary, summary) : '',
      author: shown(item.author, 80),
      source: shown(source, 80),
    }
    const text = fill(shape, words)
    if (text.length <= ANNOUNCEMENT_LENGTH) return text || words.title || words.source
  }
  const [title] = [shown(item.title, 80)]
  return cut(fill(shape, { title, link: '', summary: '', author: '', source: '' }))
}

const shown = (words: string, most: number): string => escapeMarkdown(plainLine(words, most))

/** In one pass, so that no item's words are taken for a field. Lines of which nothing is left go. */
function fill(template: string, words: Record<Field, string>): string {
  const lines = template.split('\n').flatMap((line) => {
    const filled = line.replace(/\{(\w+)\}/g, (whole, name: string) => words[name as Field] ?? whole)
    return filled.trim() === '' && line.trim() !== '' ? [] : [filled]
  })
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Reached only by a template that is itself nearly as long as a message. */
const cut = (text: string): string =>
  text.length <= ANNOUNCEMENT_LENGTH
    ? text
    : `${text
        .slice(0, ANNOUNCEMENT_LENGTH - 1)
        .toWellFormed()
        .replace(/\\+$/, '')}…`
