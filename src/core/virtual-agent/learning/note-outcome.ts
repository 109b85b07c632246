import type { Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import { MEANT, meantBy, type QuestionOf } from './question-of.ts'

// Whom the answer did not help may want a person then: that is what became of it.
const NOTE: Statement = {
  name: 'question_note_outcome',
  text: `update question q set outcome = $4 where q.workspace = $1 and q.id = ${MEANT}
      and (q.outcome is null or (q.outcome = 'not_helped' and $4 = 'handed_over'))`,
}

/**
 * Keeps what became of a question: of the one named, or of the newest in a conversation's chat. What is known already stays, except
 * that who was not helped may be handed over. Nothing happens where nothing was asked.
 */
export function noteOutcome(
  tx: Transaction,
  note: QuestionOf & { workspace: number; outcome: 'helped' | 'not_helped' | 'handed_over'; now: Date },
): void {
  const { workspace, outcome, now } = note
  tx.later(NOTE, [workspace, ...meantBy(note), outcome])
  if (outcome !== 'not_helped') return
  void appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, at: now }], { unhurried: true })
}
