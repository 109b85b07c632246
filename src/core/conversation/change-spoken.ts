import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { rewriteDeliveries } from '../delivery/rewrite-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import { partsOf, shownBy } from './store-outbound.ts'

export interface SpokenEdit {
  workspace: number
  /** Locked. */
  conversation: string
  message: string
  text: string
  now: Date
}

// The old words are kept by the same statement, so that no wording is ever lost between two.
const EDIT: Statement = {
  name: 'message_edit_spoken',
  text: `with old as (
      select id, text, coalesce(edited_at, sent_at) as at, revisions from message
      where workspace = $1 and id = $2 and text <> $3 and deleted_at is null for update
    ), kept as (
      insert into message_revision (workspace, message_id, number, text, at) select $1, id, revisions + 1, text, at from old
    )
    update message m set text = $3, edited_at = $4, revisions = old.revisions + 1 from old where m.workspace = $1 and m.id = old.id
    returning m.author, m.spoken_by as "spokenBy"`,
}

/**
 * An agent of an outside desk changed their words; what was sent is edited where it stands. Answers the facts, for the caller to state; none
 * where it reads so already.
 */
export async function editSpoken(tx: Transaction, edit: SpokenEdit): Promise<NewEvent[]> {
  const { workspace, conversation, message, text, now } = edit
  const [row] = await tx.run<{ author: string; spokenBy: string }>(EDIT, [workspace, message, text, now])
  if (!row) return []
  const shown = row.author === 'agent' ? shownBy(row.spokenBy, text) : text
  await rewriteDeliveries(tx, { workspace, conversation, message, now }, partsOf(shown))
  await wakeDeliveries(tx, { workspace, conversation, urgency: 'live', now })
  return [{ workspace, kind: 'message.edited', conversation, message, at: now }]
}

const DELETE: Statement = {
  name: 'message_delete_spoken',
  text: `update message set deleted_at = $3 where workspace = $1 and id = $2 and deleted_at is null returning id`,
}

/** An agent of an outside desk took their words back: they are deleted where they stand. Answers the facts, for the caller to state. */
export async function deleteSpoken(tx: Transaction, deletion: Omit<SpokenEdit, 'text'>): Promise<NewEvent[]> {
  const { workspace, conversation, message, now } = deletion
  const rows = await tx.run(DELETE, [workspace, message, now])
  if (rows.length === 0) return []
  await rewriteDeliveries(tx, { workspace, conversation, message, now }, [])
  await wakeDeliveries(tx, { workspace, conversation, urgency: 'live', now })
  return [{ workspace, kind: 'message.deleted', conversation, message, at: now }]
}
