import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

/** An agent's act on one article. */
export interface ArticleAct {
  workspace: number
  article: string
  /** Null where no person does it, as with demo content. */
  agent: string | null
}

/** What is written in an article. */
export interface ArticleContent {
  title: string
  /** Markdown. */
  body: string
  examples: readonly string[]
  /** As browsers name languages: `en`, `pt-BR`. */
  locale: string
}

export interface StoredArticle extends ArticleContent {
  id: string
  version: number
  status: 'draft' | 'published'
}

const LOCK: Statement = {
  name: 'article_lock',
  text: `select id, version, status, locale, title, body, examples from article where workspace = $1 and id = $2 for update`,
}

/**
 * One article, held against other writers until the end of the transaction.
 * @throws Refusal not_found
 */
export async function lockArticle(tx: Transaction, workspace: number, id: string): Promise<StoredArticle> {
  const [row] = await tx.run<StoredArticle>(LOCK, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such article.')
  return row
}

/**
 * The virtual agent would answer with an empty card.
 * @throws Refusal invalid
 */
export function checkPublishable({ body }: ArticleContent): void {
  if (body.trim() === '') throw new Refusal('invalid', 'Write the answer before publishing it.', { field: 'body' })
}
