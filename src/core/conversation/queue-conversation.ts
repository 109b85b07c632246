import type { Statement, Transaction } from '../../kernel/database.ts'
import type { DeskName } from '../../protocol/queues.ts'

const QUEUE: Statement = {
  name: 'conversation_queue',
  text: `update conversation set status = 'queued', assignee_id = null, queued_at = $4, quiet_since = null, reminded_at = null, offer = null,
      topic = null, queue_id = $6, desk = $7, desk_agent = null,
      queue_order = case when $5 then coalesce(queue_order, $3) else $3 end
    where workspace = $1 and id = $2`,
}

// Everybody who queues holds the case counter, so nobody can slip in between this count and the commit.
const PLACE: Statement = {
  name: 'conversation_place',
  text: `select count(*)::int as place from conversation q
    join conversation me on me.workspace = q.workspace and me.id = $2
    where q.workspace = $1 and q.status = 'queued' and q.desk = 'console' and q.queue_order <= me.queue_order`,
}

/**
 * Lets a locked conversation wait, at the end of the queue or where its earlier turn stands. Answers its place among all who wait at our own
 * desk: those before it, itself included; null where another desk is asked, whose order we do not know. The caller holds the case counter,
 * from which `turn` is.
 */
export async function queueConversation(
  tx: Transaction,
  options: {
    workspace: number
    conversation: string
    turn: string
    keepsTurn: boolean
    queue: string
    desk: DeskName
    now: Date
  },
): Promise<number | null> {
  const { workspace, conversation, turn, keepsTurn, queue, desk, now } = options
  tx.later(QUEUE, [workspace, conversation, turn, now, keepsTurn, queue, desk])
  if (desk !== 'console') return null
  const [counted] = await tx.run<{ place: number }>(PLACE, [workspace, conversation])
  return counted?.place ?? 1
}
