import { Refusal } from '../../kernel/errors.ts'
import { type ArticleLine, articleLine } from '../../protocol/articles.ts'
import { IMPORTED_ARTICLES } from '../../protocol/limits.ts'

/**
 * Reads a file of articles: JSON Lines in UTF-8; empty lines are passed over.
 * @throws Refusal invalid, which names the first line that cannot be read and what is wrong with it; too_many
 */
export function readArticleLines(bytes: Uint8Array): { line: number; article: ArticleLine }[] {
  const lines = decode(bytes)
    .split('\n')
    .map((text, at) => ({ text: text.trim(), line: at + 1 }))
    .filter(({ text }) => text !== '')
  if (lines.length === 0) throw new Refusal('invalid', 'This file has no articles.')
  if (lines.length > IMPORTED_ARTICLES) {
    throw new Refusal('too_many', `A file has at most ${IMPORTED_ARTICLES} articles. Divide it.`)
  }
  return lines.map(({ text, line }) => ({ line, article: readLine(text, line) }))
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('invalid', 'This file is no text in UTF-8.')
  }
}

/** A refusal that says of which line it is. */
export function ofLine(error: unknown, line: number): unknown {
  if (!(error instanceof Refusal)) return error
  return new Refusal(error.code, `Line ${line}: ${error.message}`, { ...error.details, line })
}

function readLine(text: string, line: number): ArticleLine {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new Refusal('invalid', `Line ${line} is no JSON.`, { line })
  }
  const read = articleLine.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const field = issue?.path.join('.') ?? ''
    throw new Refusal('invalid', `Line ${line} is no article: ${field} ${issue?.message ?? ''}`.trim(), { line, field })
  }
  return read.data
}
