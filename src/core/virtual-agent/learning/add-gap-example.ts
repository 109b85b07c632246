import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { addExamples } from '../../knowledge/add-examples.ts'
import { type GapAct, settleQuestions } from './settle-questions.ts'

/**
 * Gives an article the questions of a gap as examples: from the commit on it answers them, where it is published.
 * @throws Refusal not_found where none of them waits any more, or there is no such article; invalid where it has as many as it may
 */
export async function addGapExample(kernel: Kernel, act: GapAct & { article: string }): Promise<void> {
  const { workspace, agent, article } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const asked = await settleQuestions(tx, act, 'example')
    await addExamples(tx, { workspace, agent, article, examples: asked.map(({ text }) => text), at })
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, agent, at }])
  })
}
