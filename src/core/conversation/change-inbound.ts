import type { Statement, Transaction } from '../../kernel/database.ts'

interface Changed {
  id: string
  conversation: string
}

// The old words are kept as a revision by the same statement, so that no wording is ever lost between two.
const EDIT: Statement = {
  name: 'message_edit_inbound',
  text: `with old as (
      select id, conversation_id, text, coalesce(edited_at, sent_at) as at, revisions from message
      where workspace = $1 and key = $2 and text <> $3 and (edited_at is null or edited_at <= $4) for update
    ), kept as (
      insert into message_revision (workspace, message_id, number, text, at) select $1, id, revisions + 1, text, at from old
    )
    update message m set text = $3, edited_at = $4, revisions = old.revisions + 1 from old where m.workspace = $1 and m.id = old.id
    returning m.id, m.conversation_id as conversation`,
}

const DELETE: Statement = {
  name: 'message_delete_inbound',
  text: `update message set deleted_at = $3 where workspace = $1 and key = any($2) and deleted_at is null
    returning id, conversation_id as conversation`,
}

/** A member changed their words. Answers the message, or null when it is not ours or reads so already. */
export async function editInbound(
  tx: Transaction,
  edit: { workspace: number; key: string; text: string; editedAt: Date },
): Promise<Changed | null> {
  const [row] = await tx.run<Changed>(EDIT, [edit.workspace, edit.key, edit.text, edit.editedAt])
  return row ?? null
}

/** A member deleted messages: their words stay, hidden. */
export function deleteInbound(
  tx: Transaction,
  deletion: { workspace: number; keys: readonly string[]; deletedAt: Date },
): Promise<Changed[]> {
  return tx.run<Changed>(DELETE, [deletion.workspace, deletion.keys, deletion.deletedAt])
}
