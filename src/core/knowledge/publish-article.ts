import type { Transaction } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, checkPublishable, lockArticle, newestWords } from './article.ts'
import { saveArticle } from './save-article.ts'

/**
 * From the commit on the virtual agent answers with the article as it was written last. To publish what is published and has no
 * draft changes nothing.
 * @throws Refusal not_found; invalid when it says nothing yet
 */
export function publishArticle(kernel: Kernel, act: ArticleAct): Promise<void> {
  return kernel.db.transaction((tx) => publishWithin(tx, act, kernel.clock.now()))
}

/** The same as a part of the caller's transaction, after which at most other events are stated. */
export async function publishWithin(
  tx: Transaction,
  { workspace, agent, article }: ArticleAct,
  at: Date,
): Promise<void> {
  const before = await lockArticle(tx, workspace, article)
  if (before.status === 'published' && !before.draft) return
  const after = { ...before, ...newestWords(before), draft: null, status: 'published' as const }
  checkPublishable(after)
  await saveArticle(tx, { workspace, agent, at, before, after, what: 'published' })
}
