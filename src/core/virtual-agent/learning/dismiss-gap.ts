import { appendEvents } from '../../../kernel/events/append.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type GapAct, settleQuestions } from './settle-questions.ts'

/**
 * Takes questions out of the list that nobody needs to answer.
 * @throws Refusal not_found where none of them waits any more
 */
export async function dismissGap(kernel: Kernel, act: GapAct): Promise<void> {
  const { workspace, agent } = act
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await settleQuestions(tx, act, 'dismissed')
    await appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, agent, at }])
  })
}
