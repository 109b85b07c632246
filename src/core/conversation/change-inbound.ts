import type { Statement, Transaction } from '../../kernel/database.ts'

/** A message that reads otherwise now, and the outside desk's session that hears of it. */
export interface ChangedInbound {
  id: string
  conversation: string
  session: string | null
}

const CHANGED = `m.id, m.conversation_id as conversation,
      (select c.session_id from conversation c where c.workspace = $1 and c.id = m.conversation_id) as session`

// The old words are kept as a revision by the same statement, so that no wording is ever lost between two. What once looked like a scam
// is not washed clean by an edit. What somebody writes who is blocked by now is not taken in by this way either.
const EDIT: Statement = {
  name: 'message_edit_inbound',
  text: `with old as (
      select id, conversation_id, text, coalesce(edited_at, sent_at) as at, revisions from message old
      where workspace = $1 and key = $2 and text <> $3 and (edited_at is null or edited_at <= $4) and not exists (
        select 1 from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
        join block b on b.workspace = i.workspace and b.channel = i.channel and b.address = i.address and b.lifted_at is null
        where c.workspace = $1 and c.id = old.conversation_id and (b.until is null or b.until > $4)
      ) for update
    ), kept as (
      insert into message_revision (workspace, message_id, number, text, at) select $1, id, revisions + 1, text, at from old
    )
    update message m set text = $3, scam = coalesce($5, scam), edited_at = $4, revisions = old.revisions + 1 from old where m.workspace = $1 and m.id = old.id
    returning ${CHANGED}`,
}

const DELETE: Statement = {
  name: 'message_delete_inbound',
  text: `update message m set deleted_at = $3 where m.workspace = $1 and m.key = any($2) and m.deleted_at is null
    returning ${CHANGED}`,
}

/** A member changed their words. Answers the message, or null when it is not ours or reads so already. */
export async function editInbound(
  tx: Transaction,
  edit: { workspace: number; key: string; text: string; editedAt: Date; scam: string | null },
): Promise<ChangedInbound | null> {
  const [row] = await tx.run<ChangedInbound>(EDIT, [edit.workspace, edit.key, edit.text, edit.editedAt, edit.scam])
  return row ?? null
}

/** A member deleted messages: their words stay, hidden. */
export function deleteInbound(
  tx: Transaction,
  deletion: { workspace: number; keys: readonly string[]; deletedAt: Date },
): Promise<ChangedInbound[]> {
  return tx.run<ChangedInbound>(DELETE, [deletion.workspace, deletion.keys, deletion.deletedAt])
}
