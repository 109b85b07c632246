import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, lockArticle, newestWords, sameWords } from './article.ts'
import { saveArticle } from './save-article.ts'

const FIND: Statement = {
  name: 'article_find_version',
  text: 'select title, body, examples from article_version where workspace = $1 and article_id = $2 and version = $3',
}

/**
 * Brings back what an article said in an earlier version: a draft says it again, a published one has it as its draft. Language and form
 * stay as they are, and so does the history, with the words that were there until now.
 * @throws Refusal not_found
 */
export async function restoreVersion(kernel: Kernel, act: ArticleAct & { version: number }): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const before = await lockArticle(tx, workspace, act.article)
    const found = await tx.run<{ title: string; body: string; examples: string[] }>(FIND, [
      ...[workspace, before.id, act.version],
    ])
    if (!found[0]) throw new Refusal('not_found', 'There is no such version of this article.')
    const words = { ...found[0], form: [...newestWords(before).form] }
    const draft = before.status === 'published' && !sameWords(before, words) ? words : null
    const after = before.status === 'draft' ? { ...before, ...words } : { ...before, draft }
    await saveArticle(tx, { workspace, agent, at, before, after, what: 'restored' })
  })
}
