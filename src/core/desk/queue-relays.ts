import type { Statement, Transaction } from '../../kernel/database.ts'
import { wakeDesk } from './wake-desk.ts'

/** Something that an outside desk is to be told. */
export interface NewRelay {
  session: string
  conversation: string
  /** Ours; null for `transcript` and `words`. */
  message: string | null
  /** 0: its words; from 1: its files in their order. Not asked for a `delete`, which takes all that was told of the message. */
  part?: number
  /** `words`: of the house, to the agent alone. */
  operation: 'send' | 'edit' | 'delete' | 'transcript' | 'words'
  /** Of `words` and `transcript`. */
  text?: string
  /** It was said before the desk was asked. */
  past?: boolean
}

const QUEUE: Statement = {
  name: 'relay_queue',
  text: `insert into relay (workspace, session_id, conversation_id, message_id, part, operation, text, past, state, created_at)
    select $1, session, conversation, message, coalesce(part, 0), operation, text, coalesce(past, false), 'queued', $3
    from (
      select r.* from rows from (jsonb_to_recordset($2::jsonb) as (session uuid, conversation uuid, message uuid, part smallint,
        operation text, text text, past boolean)) with ordinality as r(session, conversation, message, part, operation, text, past, n)
    ) r order by r.n`,
}

// What was told of a message part by part is taken back part by part, and so are the words that stand for a part that was refused.
const QUEUE_DELETIONS: Statement = {
  name: 'relay_queue_deletions',
  text: `insert into relay (workspace, session_id, conversation_id, message_id, part, operation, state, created_at)
    select $1, d.session, d.conversation, d.message, r.part, 'delete', 'queued', $3
    from jsonb_to_recordset($2::jsonb) as d(session uuid, conversation uuid, message uuid)
    join relay r on r.workspace = $1 and r.message_id = d.message and r.session_id = d.session and r.operation = 'send'
      and r.state <> 'cancelled'
    order by r.id`,
}

/**
 * Has the outside desk told, in this order, what is said, edited or deleted in a conversation that it hears. To be called under the lock of
 * the conversation, in the transaction in which it happens.
 */
export async function queueRelays(
  tx: Transaction,
  workspace: number,
  relays: readonly NewRelay[],
  now: Date,
): Promise<void> {
  if (relays.length === 0) return
  const deletions = relays.filter(({ operation }) => operation === 'delete')
  const others = relays.filter(({ operation }) => operation !== 'delete')
  if (others.length > 0) tx.later(QUEUE, [workspace, JSON.stringify(others), now])
  if (deletions.length > 0) tx.later(QUEUE_DELETIONS, [workspace, JSON.stringify(deletions), now])
  await wakeDesk(
    tx,
    workspace,
    relays.map(({ conversation }) => conversation),
    now,
  )
}
