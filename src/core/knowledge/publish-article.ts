import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, checkPublishable, lockArticle } from './article.ts'
import { indexArticle } from './index-article.ts'

const PUBLISH: Statement = {
  name: 'article_publish',
  text: `update article set status = 'published', version = version + 1, published_at = $3, updated_at = $3, updated_by = $4
    where workspace = $1 and id = $2`,
}

/**
 * From the commit on the virtual agent answers with the article. To publish what is published changes nothing.
 * @throws Refusal not_found; invalid when it says nothing yet
 */
export async function publishArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const article = await lockArticle(tx, workspace, act.article)
    if (article.status === 'published') return
    checkPublishable(article)
    tx.later(PUBLISH, [workspace, article.id, at, agent])
    await indexArticle(tx, workspace, article)
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
