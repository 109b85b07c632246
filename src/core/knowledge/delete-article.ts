import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { unindexArticle } from './unindex-article.ts'

const DELETE: Statement = { name: 'article_delete', text: 'delete from article where workspace = $1 and id = $2' }

/**
 * Removes an article for good; messages that it was answered with keep their words.
 * @throws Refusal not_found
 */
export async function deleteArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const { id, status, version } = await lockArticle(tx, workspace, act.article)
    await unindexArticle(tx, workspace, id)
    tx.later(DELETE, [workspace, id])
    const facts = { status, version }
    await recordAudit(tx, { workspace, agent, act: 'article.deleted', subject: `article:${id}`, facts, at })
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  })
}
