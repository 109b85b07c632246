import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, checkPublishable, lockArticle, newestWords } from './article.ts'
import { saveArticle } from './save-article.ts'

/**
 * From the commit on the virtual agent answers with the article as it was written last. To publish what is published and has no
 * draft changes nothing.
 * @throws Refusal not_found; invalid when it says nothing yet
 */
export async function publishArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockArticle(tx, workspace, act.article)
    if (before.status === 'published' && !before.draft) return
    const after = { ...before, ...newestWords(before), draft: null, status: 'published' as const }
    checkPublishable(after)
    await saveArticle(tx, { workspace, agent, at, before, after, what: 'published' })
  })
}
