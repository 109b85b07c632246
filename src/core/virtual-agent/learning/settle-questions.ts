import type { Statement, Transaction } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { TAKEN_BACK, UNANSWERED } from './unanswered.ts'

const READ: Statement = {
  name: 'question_settle_read',
  text: `select q.text, q.locale from question q
    where q.workspace = $1 and q.id = any($2::uuid[]) and q.settled is null and q.text <> '' and not ${TAKEN_BACK}
    order by q.asked_at, q.id for update of q`,
}

// Who asked in the same words is answered by the same.
const SETTLE: Statement = {
  name: 'question_settle',
  text: `update question set settled = $3 where workspace = $1 and (id = any($2::uuid[]) and settled is null
      or ${UNANSWERED} and folded in (select folded from question where workspace = $1 and id = any($2::uuid[]) and folded <> ''))`,
}

/** An agent's act on a gap: the questions of it that they have seen. */
export interface GapAct {
  workspace: number
  agent: string
  questions: readonly string[]
}

/**
 * Says what was done about unanswered questions, and all that were asked in the same words. Answers what was asked.
 * @throws Refusal not_found where none of them waits any more
 */
export async function settleQuestions(
  tx: Transaction,
  { workspace, questions }: GapAct,
  how: 'example' | 'article' | 'dismissed',
): Promise<{ text: string; locale: string }[]> {
  const asked = await tx.run<{ text: string; locale: string }>(READ, [workspace, questions])
  if (asked.length === 0) throw new Refusal('not_found', 'Somebody has dealt with these questions already.')
  tx.later(SETTLE, [workspace, questions, how])
  return asked
}
