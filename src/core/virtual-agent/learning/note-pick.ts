import type { Statement, Transaction } from '../../../kernel/database.ts'
import { MEANT, meantBy, type QuestionOf } from './question-of.ts'

const NOTE: Statement = {
  name: 'question_note_pick',
  text: `update question q set picked_id = $4 where q.workspace = $1 and q.id = ${MEANT} and q.decision <> 'answer'`,
}

/** Keeps which of the suggested articles the member chose; the last choice counts. Nothing happens where none was suggested. */
export function notePick(tx: Transaction, note: QuestionOf & { workspace: number; article: string }): void {
  tx.later(NOTE, [note.workspace, ...meantBy(note), note.article])
}
