import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { saveArticle } from './save-article.ts'

/**
 * Drops what was changed in a published article and not published; the history keeps it. Changes nothing where there is no such thing.
 * @throws Refusal not_found
 */
export async function discardDraft(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockArticle(tx, workspace, act.article)
    if (!before.draft) return
    await saveArticle(tx, { workspace, agent, at, before, after: { ...before, draft: null }, what: null })
  })
}
