import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { removeUnsent } from '../attachment/remove-unsent.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { unindexArticle } from './unindex-article.ts'
import { wakeLearning } from './wake-learning.ts'

/** The eldest of the translations, a published one before a draft, is the original of the others from then on. */
const INHERIT: Statement = {
  name: 'article_inherit',
  text: `with heir as (
      select id from article where workspace = $1 and translation_of = $2 order by status = 'published' desc, created_at, id limit 1
    )
    update article a set translation_of = nullif(h.id, a.id) from heir h where a.workspace = $1 and a.translation_of = $2`,
}

const BLOBS: Statement = {
  name: 'article_blobs',
  text: 'select blob from article_image where workspace = $1 and article_id = $2',
}

const DELETE: Statement = { name: 'article_delete', text: 'delete from article where workspace = $1 and id = $2' }

/**
 * Removes an article for good, with its history and images; messages that it was answered with keep their words. Translations of it stay.
 * @throws Refusal not_found
 */
export async function deleteArticle(kernel: Kernel, blobs: BlobStore, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  const images = await kernel.db.transaction(async (tx) => {
    const { id, status, version, translationOf } = await lockArticle(tx, workspace, act.article)
    const rows = await tx.run<{ blob: string }>(BLOBS, [workspace, id])
    await unindexArticle(tx, workspace, id)
    if (!translationOf) tx.later(INHERIT, [workspace, id])
    tx.later(DELETE, [workspace, id])
    await wakeLearning(tx, workspace, at)
    const facts = { status, version }
    await recordAudit(tx, { workspace, agent, act: 'article.deleted', subject: `article:${id}`, facts, at })
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
    return rows
  })
  await removeUnsent(kernel.db, blobs, { workspace, images: images.map(({ blob }) => blob) })
}
