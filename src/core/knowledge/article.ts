import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { ArticleDraft, Slot } from '../../protocol/articles.ts'

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

/** The part of an article that an edit changes and publishing brings to members. */
export interface ArticleWords extends Omit<ArticleContent, 'locale'> {
  form: readonly Slot[]
}

export interface StoredArticle extends ArticleContent, ArticleWords {
  id: string
  version: number
  status: 'draft' | 'published'
  /** Of a published one: what was changed since. */
  draft: ArticleDraft | null
  collection: string | null
  /** The original of a translation. */
  translationOf: string | null
}

/** With its original and translations, in one order for all: whoever changes one of them may have to change the others. */
const LOCK: Statement = {
  name: 'article_lock',
  text: `select a.id, a.version, a.status, a.locale, a.title, a.body, a.examples, a.form, a.draft, a.collection_id as collection,
      a.translation_of as "translationOf"
    from article a where a.workspace = $1 and a.id = any(array(
      select m.id from article s
      join article m on m.workspace = $1 and (m.id = coalesce(s.translation_of, s.id) or m.translation_of = coalesce(s.translation_of, s.id))
      where s.workspace = $1 and s.id = $2))
    order by a.id for update`,
}

/**
 * One article, held against other writers until the end of the transaction.
 * @throws Refusal not_found
 */
export async function lockArticle(tx: Transaction, workspace: number, id: string): Promise<StoredArticle> {
  const rows = await tx.run<StoredArticle>(LOCK, [workspace, id])
  const row = rows.find((each) => each.id === id)
  if (!row) throw new Refusal('not_found', 'There is no such article.')
  return row
}

/** The words as they were written last: those of the draft while there is one. */
export function newestWords({ draft, title, body, examples, form }: StoredArticle): ArticleWords {
  return draft ?? { title, body, examples, form }
}

export function sameWords(one: ArticleWords, other: ArticleWords): boolean {
  const { title, body, examples, form } = one
  if (title !== other.title || body !== other.body) return false
  return listed(examples) === listed(other.examples) && formed(form) === formed(other.form)
}

const listed = (values: readonly string[]): string => JSON.stringify(values)
/** JSON of the database has its keys in another order than ours. */
const formed = (form: readonly Slot[]): string =>
  JSON.stringify(form.map(({ name, question, kind, choices, required }) => [name, question, kind, choices, required]))

/**
 * The virtual agent would answer with an empty card.
 * @throws Refusal invalid
 */
export function checkPublishable({ body }: Pick<ArticleContent, 'body'>): void {
  if (body.trim() === '') throw new Refusal('invalid', 'Write the answer before publishing it.', { field: 'body' })
}
