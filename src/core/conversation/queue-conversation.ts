import type { Statement, Transaction } from '../../kernel/database.ts'

const QUEUE: Statement = {
  name: 'conversation_queue',
  text: `update conversation set status = 'queued', assignee_id = null, queued_at = $4, quiet_since = null, reminded_at = null, offer = null,
      topic = null,
      queue_order = case when $5 then coalesce(queue_order, $3) else $3 end
    where workspace = $1 and id = $2`,
}

// Everybody who queues holds the case counter, so nobody can slip in between this count and the commit.
const PLACE: Statement = {
  name: 'conversation_place',
  text: `select count(*)::int as place from conversation q
    join conversation me on me.workspace = q.workspace and me.id = $2
    where q.workspace = $1 and q.status = 'queued' and q.queue_order <= me.queue_order`,
}

/**
 * Lets a locked conversation wait, at the end of the queue or where its earlier turn stands. Answers its place: those before it, itself
 * included. The caller holds the case counter, from which `turn` is.
 */
export async function queueConversation(
  tx: Transaction,
  options: { workspace: number; conversation: string; turn: string; keepsTurn: boolean; now: Date },
): Promise<number> {
  const { workspace, conversation, turn, keepsTurn, now } = options
  tx.later(QUEUE, [workspace, conversation, turn, now, keepsTurn])
  const [counted] = await tx.run<{ place: number }>(PLACE, [workspace, conversation])
  return counted?.place ?? 1
}
