import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { holdMentioned, mentionAgents, unmentionOthers } from './mention-agents.ts'
import { lockNote, type NoteAct } from './note.ts'
import { stateChanged } from './state-changed.ts'

const EDIT: Statement = {
  name: 'case_edit_note',
  text: 'update case_entry set text = $3, edited_at = $4 where workspace = $1 and id = $2',
}

/**
 * An agent changes the words of their note. Who is named anew hears of it, who is named no more has it no longer among their mentions.
 * @throws Refusal not_found, forbidden, conflict (deleted), invalid (somebody mentioned is not active)
 */
export function editNote(kernel: Kernel, edit: NoteAct & { text: string; mentions: readonly string[] }): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, note, text } = edit
    const now = kernel.clock.now()
    const agents = await holdMentioned(tx, workspace, edit.mentions)
    const before = await lockNote(tx, edit)
    if (before.text !== text) tx.later(EDIT, [workspace, note, text, now])
    const mentions = { workspace, case: before.case, entry: note, agents }
    unmentionOthers(tx, mentions)
    const facts = await mentionAgents(tx, { ...mentions, now })
    await stateChanged(tx, { workspace, cases: [before.case], agent, facts, now })
  })
}
