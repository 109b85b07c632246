import type { Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { addExamples } from '../../knowledge/add-examples.ts'

const SETTLE: Statement = {
  name: 'suggestion_settle',
  text: `update example_suggestion set state = $3 where workspace = $1 and id = $2 and state = 'new'
    returning article_id as article, text`,
}

/**
 * Gives an article a suggested question as an example, or lets nobody suggest it again. Answers the article.
 * @throws Refusal not_found where it was settled before; invalid where the article has as many examples as it may
 */
export function settleSuggestion(
  kernel: Kernel,
  act: { workspace: number; agent: string; id: string; how: 'added' | 'dismissed' },
): Promise<string> {
  const { workspace, agent, id, how } = act
  const at = kernel.clock.now()
  return kernel.db.transaction(async (tx) => {
    const [found] = await tx.run<{ article: string; text: string }>(SETTLE, [workspace, id, how])
    if (!found) throw new Refusal('not_found', 'This suggestion is settled already.')
    const { article, text } = found
    if (how === 'added') await addExamples(tx, { workspace, agent, article, examples: [text], at })
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, agent, at }])
    return article
  })
}
