import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { ArticleVersionView } from '../../protocol/articles.ts'
import { newestWords, type StoredArticle, sameWords } from './article.ts'
import { indexArticle } from './index-article.ts'
import { keepVersion } from './keep-version.ts'
import { SEARCH_SQL, searchWords } from './search-words.ts'
import { unindexArticle } from './unindex-article.ts'
import { wakeLearning } from './wake-learning.ts'

/** `$14`: what members read has changed, which is a publishing. */
const SAVE: Statement = {
  name: 'article_save',
  text: `update article set version = $3, status = $4, locale = $5, title = $6, body = $7, examples = $8::text[], form = $9::jsonb,
      draft = $10::jsonb, collection_id = $11, updated_at = $12, updated_by = $13,
      published_at = case when $4 = 'draft' then null when $14 then $12 else published_at end,
      search = ${SEARCH_SQL('$15', '$16', '$17')}
    where workspace = $1 and id = $2`,
}

interface Save {
  workspace: number
  agent: string | null
  at: Date
  /** As it was locked. */
  before: StoredArticle
  /** As it is to be; its version is counted here. */
  after: StoredArticle
  /** How its history names the change; null for one that touches no words. */
  what: ArticleVersionView['what'] | null
}

/** Writes a changed article alone. Answers whether members are answered with other words than before. */
export function storeArticle(tx: Transaction, { workspace, agent, at, before, after }: Omit<Save, 'what'>): boolean {
  const { id, status, locale, title, body, examples, form, draft, collection } = after
  const otherwise = servesOtherwise(before, after)
  tx.later(SAVE, [
    ...[workspace, id, before.version + 1, status, locale, title, body, examples, JSON.stringify(form)],
    ...[draft && JSON.stringify(draft), collection, at, agent, otherwise, ...searchWords(after, newestWords(after))],
  ])
  return otherwise
}

/** Writes a changed article, with all that follows from it: its history, what questions find, what is learnt, what screens hear. */
export async function saveArticle(tx: Transaction, save: Save): Promise<void> {
  const { workspace, agent, at, before, after, what } = save
  const version = before.version + 1
  const { id, status, locale } = after
  const otherwise = storeArticle(tx, save)
  if (what) keepVersion(tx, { workspace, article: id, version, what, locale, ...newestWords(after), at, agent })
  if (otherwise) {
    if (before.status === 'published') await unindexArticle(tx, workspace, id)
    if (status === 'published') await indexArticle(tx, workspace, after)
    await wakeLearning(tx, workspace, at)
  }
  await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
}

/** Whether members are answered with other words than before, or no longer. */
function servesOtherwise(before: StoredArticle, after: StoredArticle): boolean {
  if (before.status !== after.status) return true
  if (after.status === 'draft') return false
  return before.locale !== after.locale || !sameWords(before, after)
}
