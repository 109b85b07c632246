import type { Transaction } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type ArticleAct, checkPublishable, lockArticle, newestWords } from './article.ts'
import { saveArticle, storeArticle } from './save-article.ts'

/** Carries the result out of a transaction that is to leave no trace. */
class Undone extends Error {
  readonly result: unknown

  constructor(result: unknown) {
    super('undone')
    this.result = result
  }
}

/**
 * Looks at the world as it would be with an article published as it was written last, and leaves it as it is. To be short: whoever changes the
 * article waits for its end.
 * @param searched whether articles are looked for by words there: then whoever publishes another one waits as well
 * @throws Refusal not_found; invalid when it says nothing yet
 */
export async function asPublished<Result>(
  kernel: Kernel,
  act: ArticleAct,
  { searched, look }: { searched: boolean; look: (tx: Transaction) => Promise<Result> },
): Promise<Result> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  try {
    return await kernel.db.transaction(async (tx) => {
      const before = await lockArticle(tx, workspace, act.article)
      const after = { ...before, ...newestWords(before), draft: null, status: 'published' as const }
      checkPublishable(after)
      const save = { workspace, agent, at, before, after }
      if (searched) await saveArticle(tx, { ...save, what: null })
      else storeArticle(tx, save)
      throw new Undone(await look(tx))
    })
  } catch (error) {
    if (error instanceof Undone) return error.result as Result
    throw error
  }
}
