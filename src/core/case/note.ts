import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { lockCase } from './lock-case.ts'

/** What an agent does with a note that stands. */
export interface NoteAct {
  workspace: number
  agent: string
  /** The id of its line in the history. */
  note: string
}

const CASE_OF: Statement = {
  name: 'case_of_note',
  text: `select case_id as "case" from case_entry where workspace = $1 and id = $2 and kind = 'note'`,
}

const READ: Statement = {
  name: 'case_read_note',
  text: `select agent_id as author, text, deleted_at is not null as deleted from case_entry where workspace = $1 and id = $2`,
}

/**
 * A note with its case locked, for a change that only its author may make. Answers the case's id and the note's words.
 * @throws Refusal not_found; forbidden, when somebody else wrote it; conflict, when it was deleted
 */
export async function lockNote(tx: Transaction, act: NoteAct): Promise<{ case: string; text: string }> {
  const { workspace, agent, note } = act
  const [found] = await tx.run<{ case: string }>(CASE_OF, [workspace, note])
  if (!found) throw new Refusal('not_found', 'There is no such note.')
  await lockCase(tx, workspace, found.case)
  const [row] = await tx.run<{ author: string | null; text: string; deleted: boolean }>(READ, [workspace, note])
  if (row?.author !== agent) throw new Refusal('forbidden', 'Only who wrote a note may change it.')
  if (row.deleted) throw new Refusal('conflict', 'This note was deleted.')
  return { case: found.case, text: row.text }
}
