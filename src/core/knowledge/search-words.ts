import type { ArticleWords } from './article.ts'
import { wordsOf } from './words.ts'

/**
 * Folded words of title, examples and body, for the three values of SEARCH_SQL. An article with a draft is found by both.
 */
export function searchWords(...states: readonly Pick<ArticleWords, 'title' | 'examples' | 'body'>[]): string[] {
  const folded = (texts: readonly string[]): string => [...new Set(texts)].flatMap(wordsOf).join(' ')
  return [
    folded(states.map(({ title }) => title)),
    folded(states.map(({ examples }) => examples.join(' '))),
    folded(states.map(({ body }) => body)),
  ]
}

/** SQL for the column `search`. The words are folded already, so PostgreSQL only takes note of them. */
export const SEARCH_SQL = (title: string, examples: string, body: string): string =>
  `setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector('simple', ${examples}), 'B')
      || setweight(to_tsvector('simple', ${body}), 'C')`
