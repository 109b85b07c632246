import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Slot } from '../../protocol/articles.ts'
import type { ArticleContent } from './article.ts'
import { holdCollection } from './hold-collection.ts'
import { keepVersion } from './keep-version.ts'
import { SEARCH_SQL, searchWords } from './search-words.ts'

const INSERT: Statement = {
  name: 'article_create',
  text: `insert into article (workspace, id, version, status, locale, title, body, examples, form, collection_id, translation_of, created_at,
      updated_at, updated_by, search)
    values ($1, $2, 1, 'draft', $3, $4, $5, $6::text[], $7::jsonb, $8, $9, $10, $10, $11, ${SEARCH_SQL('$12', '$13', '$14')})
    on conflict (workspace, translation_of, locale) where translation_of is not null do nothing returning id`,
}

/** What a new article has beside its words. */
export interface NewArticle {
  workspace: number
  /** Null where no person writes it. */
  agent: string | null
  form?: readonly Slot[]
  collection?: string | null
}

/**
 * Writes a new article as a draft, late in a transaction, after which at most other events are stated. Answers its id.
 * @param article.translationOf the original, which the caller holds
 * @throws Refusal invalid when there is no such collection; conflict when the original is there in that language already
 */
export async function insertArticle(
  tx: Transaction,
  article: ArticleContent & NewArticle & { translationOf?: string; now: Date },
): Promise<string> {
  const { workspace, agent, locale, title, body, examples, form = [], collection = null, now: at } = article
  const id = newId()
  if (collection) await holdCollection(tx, workspace, collection)
  const words = searchWords(article)
  const values = [
    workspace,
    id,
    locale,
    title,
    body,
    examples,
    JSON.stringify(form),
    collection,
    article.translationOf ?? null,
  ]
  const made = await tx.run(INSERT, [...values, at, agent, ...words])
  if (made.length === 0) {
    throw new Refusal('conflict', 'This article is there in that language already.', { field: 'locale' })
  }
  keepVersion(tx, { workspace, article: id, version: 1, what: 'created', locale, title, body, examples, at, agent })
  await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  return id
}
