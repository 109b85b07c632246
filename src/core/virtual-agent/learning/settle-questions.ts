import type { Statement, Transaction } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { TAKEN_BACK, UNANSWERED } from './unanswered.ts'

// Who asked in the same words is answered by the same. All are locked by one statement and in one order, so that of two agents who settle gaps
// that overlap the second waits for the first.
const LOCK: Statement = {
  name: 'question_settle_lock',
  text: `select q.id, q.text, q.locale, q.id = any($2::uuid[]) and q.text <> '' and not ${TAKEN_BACK} as named from question q
    where q.workspace = $1 and q.settled is null and (q.id = any($2::uuid[])
      or ${UNANSWERED} and q.folded in (select folded from question where workspace = $1 and id = any($2::uuid[]) and folded <> ''))
    order by q.asked_at, q.id for update of q`,
}

const SETTLE: Statement = {
  name: 'question_settle',
  text: 'update question set settled = $3 where workspace = $1 and id = any($2::uuid[])',
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
  const locked = await tx.run<{ id: string; text: string; locale: string; named: boolean }>(LOCK, [
    workspace,
    questions,
  ])
  const asked = locked.filter(({ named }) => named).map(({ text, locale }) => ({ text, locale }))
  if (asked.length === 0) throw new Refusal('not_found', 'Somebody has dealt with these questions already.')
  tx.later(SETTLE, [workspace, locked.map(({ id }) => id), how])
  return asked
}
