import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, type ArticleContent, checkPublishable, lockArticle, type StoredArticle } from './article.ts'
import { indexArticle } from './index-article.ts'
import { SEARCH_SQL, searchWords } from './search-words.ts'
import { unindexArticle } from './unindex-article.ts'

const UPDATE: Statement = {
  name: 'article_update',
  text: `update article set version = $3, locale = $4, title = $5, body = $6, examples = $7::text[], updated_at = $8, updated_by = $9,
      search = ${SEARCH_SQL('$10', '$11', '$12')}
    where workspace = $1 and id = $2`,
}

/** What is given of it. */
type ArticleChange = { [Key in keyof ArticleContent]?: ArticleContent[Key] | undefined }

/**
 * Changes what an article says; what is not given stays. A published one answers with the new words from the commit on.
 * @param change.version the version that was edited
 * @throws Refusal not_found; conflict when somebody has changed it since; invalid when a published article would say nothing
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
    if (after.status === 'published') checkPublishable(after)
    const { id, version, locale, title, body, examples } = after
    tx.later(UPDATE, [workspace, id, version, locale, title, body, examples, at, agent, ...searchWords(after)])
    if (after.status === 'published') {
      await unindexArticle(tx, workspace, id)
      await indexArticle(tx, workspace, after)
    }
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}

function changed(before: StoredArticle, content: ArticleChange): StoredArticle {
  return {
    id: before.id,
    version: before.version + 1,
    status: before.status,
    locale: content.locale ?? before.locale,
    title: content.title ?? before.title,
    body: content.body ?? before.body,
    examples: content.examples ?? before.examples,
  }
}
