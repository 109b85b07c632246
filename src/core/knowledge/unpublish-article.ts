import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, lockArticle, newestWords } from './article.ts'
import { saveArticle } from './save-article.ts'

/**
 * Makes the article a draft again, with which nobody is answered from the commit on; what was changed since its publishing stays in it.
 * Translations go on being answered with. Changes nothing about a draft.
 * @throws Refusal not_found
 */
export async function unpublishArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockArticle(tx, workspace, act.article)
    if (before.status === 'draft') return
    const after = { ...before, ...newestWords(before), draft: null, status: 'draft' as const }
    await saveArticle(tx, { workspace, agent, at, before, after, what: 'unpublished' })
  })
}
