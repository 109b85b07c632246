import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { unmentionAll } from './mention-agents.ts'
import { lockNote, type NoteAct } from './note.ts'
import { stateChanged } from './state-changed.ts'

// The words were for the team alone and nobody answers for them to anybody, so they are not kept.
const DELETE: Statement = {
  name: 'case_delete_note',
  text: `update case_entry set text = '', deleted_at = $3 where workspace = $1 and id = $2`,
}

/** An agent takes their note back: that there was one stays, its words do not. @throws Refusal not_found, forbidden, conflict (deleted before) */
export function deleteNote(kernel: Kernel, act: NoteAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, note } = act
    const now = kernel.clock.now()
    const before = await lockNote(tx, act)
    tx.later(DELETE, [workspace, note, now])
    unmentionAll(tx, workspace, note)
    await stateChanged(tx, { workspace, cases: [before.case], agent, now })
  })
}
