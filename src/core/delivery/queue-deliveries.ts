import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Button, Card, ExternalRef } from './channel.ts'

export interface NewDelivery {
  conversation: string
  message: string
  part: number
  operation: 'send' | 'edit' | 'delete'
  text: string
  card?: Card | null
  attachments?: string[]
  replyTo?: ExternalRef | null
  buttons?: readonly Button[] | null
  urgency?: 'live' | 'bulk'
  /** False: by the open direct message alone. */
  ladder?: boolean
}

const QUEUE: Statement = {
  name: 'delivery_queue',
  text: `insert into delivery (workspace, conversation_id, message_id, part, operation, state, text, card, attachments, reply_to, buttons,
      urgency, ladder, created_at)
    select $1, conversation, message, part, operation, 'queued', text, card, coalesce(attachments, '{}'), "replyTo", buttons,
      coalesce(urgency, 'live'), coalesce(ladder, true), $3
    from jsonb_to_recordset($2::jsonb) as d(conversation uuid, message uuid, part smallint, operation text, text text, card jsonb,
      attachments uuid[], "replyTo" jsonb, buttons jsonb, urgency text,
      ladder boolean)`,
}

/** Queues operations, to be called under the lock of their conversation, so that the order of ids is the order of the words. */
export async function queueDeliveries(
  tx: Transaction,
  workspace: number,
  rows: readonly NewDelivery[],
  now: Date,
): Promise<void> {
  if (rows.length > 0) tx.later(QUEUE, [workspace, JSON.stringify(rows), now])
}
