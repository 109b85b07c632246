import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { ArticleContent } from './article.ts'
import { SEARCH_SQL, searchWords } from './search-words.ts'

const CREATE: Statement = {
  name: 'article_create',
  text: `insert into article (workspace, id, version, status, locale, title, body, examples, created_at, updated_at, updated_by, search)
    values ($1, $2, 1, 'draft', $3, $4, $5, $6::text[], $7, $7, $8, ${SEARCH_SQL('$9', '$10', '$11')})`,
}

/** A new article as it is written down. */
export type NewArticle = ArticleContent & { workspace: number; agent: string | null }

/** Writes a new article as a draft, already held to the contract's limits. Answers its id. */
export function createArticle(kernel: Kernel, article: NewArticle): Promise<string> {
  const { workspace, agent } = article
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const id = storeArticle(tx, article, at)
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
    return id
  })
}

/** The same within the caller's transaction, which states the event `article.changed`. */
export function storeArticle(tx: Transaction, article: NewArticle, at: Date): string {
  const { workspace, agent, locale, title, body, examples } = article
  const id = newId()
  tx.later(CREATE, [workspace, id, locale, title, body, examples, at, agent, ...searchWords(article)])
  return id
}
