import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import {
  type ArticleAct,
  type ArticleContent,
  type ArticleWords,
  lockArticle,
  newestWords,
  type StoredArticle,
  sameWords,
} from './article.ts'
import { holdCollection } from './hold-collection.ts'
import { saveArticle } from './save-article.ts'

/** Members of a group share their collection. */
const MOVE: Statement = {
  name: 'article_move',
  text: 'update article set collection_id = $3 where workspace = $1 and (id = $2 or translation_of = $2)',
}

const TAKEN: Statement = {
  name: 'article_locale_taken',
  text: 'select id from article where workspace = $1 and (id = $2 or translation_of = $2) and id <> $3 and locale = $4',
}

/** What is given of it. */
type ArticleChange = {
  [Key in keyof (ArticleContent & ArticleWords)]?: (ArticleContent & ArticleWords)[Key] | undefined
} & {
  collection?: string | null | undefined
}

/**
 * Changes what an article says; what is not given stays. The words of a published one become its draft, which members read from the next
 * publishing on; its language and collection change at once, and a collection that of its translations as well.
 * @param change.version the version that was edited
 * @throws Refusal not_found; conflict when somebody has changed it since, or it is there in that language already; invalid when there
 *   is no such collection
 */
export async function updateArticle(
  kernel: Kernel,
  change: ArticleAct & { version: number; content: ArticleChange },
): Promise<void> {
  const { workspace, agent, content } = change
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockArticle(tx, workspace, change.article)
    if (before.version !== change.version) {
      throw new Refusal('conflict', 'Somebody has changed this article since you opened it.', {
        version: before.version,
      })
    }
    const after = changed(before, content)
    if (after.locale !== before.locale) await checkLocale(tx, workspace, after)
    if (after.collection !== before.collection) {
      if (after.collection) await holdCollection(tx, workspace, after.collection)
      tx.later(MOVE, [workspace, after.translationOf ?? after.id, after.collection])
    }
    const rewritten = after.locale !== before.locale || !sameWords(newestWords(before), newestWords(after))
    await saveArticle(tx, { workspace, agent, at, before, after, what: rewritten ? 'edited' : null })
  })
}

function changed(before: StoredArticle, content: ArticleChange): StoredArticle {
  const known = newestWords(before)
  const words = {
    title: content.title ?? known.title,
    body: content.body ?? known.body,
    examples: [...(content.examples ?? known.examples)],
    form: [...(content.form ?? known.form)],
  }
  const kept = {
    ...before,
    locale: content.locale ?? before.locale,
    collection: content.collection === undefined ? before.collection : content.collection,
  }
  if (before.status === 'draft') return { ...kept, ...words }
  return { ...kept, draft: sameWords(before, words) ? null : words }
}

async function checkLocale(
  tx: Transaction,
  workspace: number,
  { id, translationOf, locale }: StoredArticle,
): Promise<void> {
  const taken = await tx.run(TAKEN, [workspace, translationOf ?? id, id, locale])
  if (taken.length > 0) {
    throw new Refusal('conflict', 'This article is there in that language already.', { field: 'locale' })
  }
}
