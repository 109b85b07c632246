import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { unindexArticle } from './unindex-article.ts'

const UNPUBLISH: Statement = {
  name: 'article_unpublish',
  text: `update article set status = 'draft', version = version + 1, published_at = null, updated_at = $3, updated_by = $4
    where workspace = $1 and id = $2`,
}

/**
 * Makes the article a draft again, with which nobody is answered from the commit on. Changes nothing about a draft.
 * @throws Refusal not_found
 */
export async function unpublishArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const article = await lockArticle(tx, workspace, act.article)
    if (article.status === 'draft') return
    tx.later(UNPUBLISH, [workspace, article.id, at, agent])
    await unindexArticle(tx, workspace, article.id)
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
