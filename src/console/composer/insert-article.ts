/** What a word that begins with a slash asks for, and where it stands in the text. */
export interface Asked {
  from: number
  to: number
  words: string
}

const LONGEST = 60

/** The search that stands before the caret: a slash at the start of a word and what follows it, in the same line. */
export function askedArticle(text: string, caret: number): Asked | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret)
  const found = /(?:^|\s)\/([^/\n]*)$/.exec(before)
  if (!found) return null
  const words = found[1] ?? ''
  // "and / or" and a path are no search.
  if (words.startsWith(' ')) return null
  return { from: caret - words.length - 1, to: caret, words: words.trim() }
}

/** The text with an article's words in place of the search, or behind what is already there; and the caret after them. */
export function withArticle(text: string, body: string, at: Pick<Asked, 'from' | 'to'> | null) {
  const words = body.trim()
  if (at) {
    const start = text.slice(0, at.from)
    return { text: start + words + text.slice(at.to), caret: start.length + words.length }
  }
  const start = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`
  return { text: start + words, caret: start.length + words.length }
}

const inserted = new Map<string, { article: string; words: string }>()

/** Remembers for a draft whose words it has, so that the article's use is known when it is sent. */
export function noteInserted(draft: string, article: string, body: string): void {
  inserted.set(draft, { article, words: body.trim() })
}

/** The article that was inserted into this draft, as long as something of it is still there; asking forgets it. */
export function insertedArticle(draft: string, text: string): string | null {
  const known = inserted.get(draft)
  inserted.delete(draft)
  if (!known) return null
  const lines = known.words.split('\n').filter((line) => line.trim().length > 3)
  return lines.some((line) => text.includes(line)) || text.includes(known.words) ? known.article : null
}
