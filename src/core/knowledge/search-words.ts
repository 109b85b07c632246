import type { ArticleContent } from './article.ts'
import { wordsOf } from './words.ts'

/** Folded words of title, examples and body, for the three values of SEARCH_SQL. */
export function searchWords({ title, examples, body }: Pick<ArticleContent, 'title' | 'examples' | 'body'>): string[] {
  return [title, examples.join(' '), body].map((text) => wordsOf(text).join(' '))
}

/** SQL for the column `search`. The words are folded already, so PostgreSQL only takes note of them. */
export const SEARCH_SQL = (title: string, examples: string, body: string): string =>
  `setweight(to_tsvector('simple', ${title}), 'A') || setweight(to_tsvector('simple', ${examples}), 'B')
      || setweight(to_tsvector('simple', ${body}), 'C')`
