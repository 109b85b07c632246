import type { Statement, Transaction } from '../../kernel/database.ts'

/** A message of the exchange that is taken in, or was sent. */
export interface NotedMessage {
  externalId: string
  /** Its place in the exchange. */
  index: number
  /** Ours that it is, or a part of; null for what we keep no message of. */
  message: string | null
  part?: number
  ours: boolean
  version: string | null
  deletedAt?: Date | null
}

const NOTE: Statement = {
  name: 'desk_message_note',
  text: `insert into desk_message (workspace, session_id, external_id, index, message_id, part, ours, version, deleted_at)
    select $1, $2, "externalId", index, message, coalesce(part, 0), ours, version, "deletedAt"
    from jsonb_to_recordset($3::jsonb) as m("externalId" text, index int, message uuid, part smallint, ours boolean, version text,
      "deletedAt" timestamptz)
    on conflict (workspace, session_id, external_id) do update set message_id = coalesce(excluded.message_id, desk_message.message_id),
      part = case when excluded.message_id is null then desk_message.part else excluded.part end, version = excluded.version, deleted_at = coalesce(desk_message.deleted_at, excluded.deleted_at)`,
}

// The end of the run of indexes that goes on from what was seen: within a run, an index less its place in the order is the same. Only rows
// behind what was seen are read, however long the exchange is.
const SEE: Statement = {
  name: 'desk_session_see',
  text: `update desk_session s set said_at = greatest(s.said_at, $4), seen_index = greatest(s.seen_index, $3, (
      select max(r.index) from (
        select m.index, m.index - row_number() over (order by m.index) as run from desk_message m
        where m.workspace = $1 and m.session_id = $2 and m.index > greatest(s.seen_index, $3)
      ) r where r.run = greatest(s.seen_index, $3)
    )) where s.workspace = $1 and s.id = $2 returning s.seen_index as seen`,
}

/**
 * Notes messages of the exchange, of either side, and moves what is taken in without a gap. `skipTo`: a gap up to this index is given up.
 * Answers the index up to which all is taken in.
 */
export async function noteMessages(
  tx: Transaction,
  noted: { workspace: number; session: string; messages: readonly NotedMessage[]; skipTo?: number; now: Date },
): Promise<number> {
  const { workspace, session, messages, skipTo = -1, now } = noted
  if (messages.length > 0) tx.later(NOTE, [workspace, session, JSON.stringify(messages)])
  const [row] = await tx.run<{ seen: number }>(SEE, [workspace, session, skipTo, messages.length > 0 ? now : null])
  return row?.seen ?? skipTo
}
