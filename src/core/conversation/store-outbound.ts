import type { Statement, Transaction } from '../../kernel/database.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { splitMessage } from '../../protocol/split.ts'
import type { Card, ExternalRef } from '../delivery/channel.ts'
import { deliveryRoute } from '../delivery/delivery.ts'
import { queueDeliveries } from '../delivery/queue-deliveries.ts'

/** Characters that Discord takes from an application in one message (reference: Create Message, `content`). */
export const TEXT_LIMIT = 2000

export interface OutboundMessage {
  id: string
  conversation: string
  author: 'agent' | 'notice'
  agentId: string | null
  text: string
  /** Makes a notice be given once. */
  key: string | null
  replyToId: string | null
  replyTo: ExternalRef | null
  attachments: string[]
  card: Card | null
  /** What the channel is to show: `text`, with who speaks where the channel cannot show that otherwise. */
  shown: string
}

const STORE: Statement = {
  name: 'message_store_outbound',
  text: `insert into message (workspace, id, conversation_id, direction, author, agent_id, kind, text, key, reply_to_id, attachment_count,
      sent_at, created_at)
    values ($1, $2, $3, 'outbound', $4, $5, 'text', $6, $7, $8, $9, $10, $10)
    on conflict do nothing returning id`,
}

// The list shows what people said last: a notice would stand alike in every row, so it counts only where nothing else was said.
const TOUCH: Statement = {
  name: 'conversation_touch_outbound',
  text: `update conversation set last_message_at = greatest(last_message_at, $3), last_message_id = $4
    where workspace = $1 and id = $2 and (not $5::boolean or last_message_id is null)`,
}

/** How an agent's words are shown to members: the public name stands before them, since the application's name is not theirs. */
export const shownBy = (publicName: string, text: string): string =>
  `**${escapeMarkdown(publicName)}:** ${text}`.trimEnd()

/** The parts in which a text goes out; a message of files alone has one part without words. */
export function partsOf(shown: string): string[] {
  const parts = splitMessage(shown, TEXT_LIMIT)
  return parts.length > 0 ? parts : ['']
}

/**
 * Stores an outbound message and queues its parts, under the lock of its conversation. Answers false when it was stored before
 * (the same id or key); then nothing is sent.
 */
export async function storeOutbound(
  tx: Transaction,
  workspace: number,
  message: OutboundMessage,
  now: Date,
): Promise<boolean> {
  const { id, conversation, author, agentId, text, key, replyToId, attachments } = message
  const values = [workspace, id, conversation, author, agentId, text, key, replyToId, attachments.length, now]
  if ((await tx.run(STORE, values)).length === 0) return false
  const parts = partsOf(message.shown)
  const rows = parts.map((shown, part) => ({
    conversation,
    message: id,
    part,
    operation: 'send' as const,
    text: shown,
    card: part === 0 ? message.card : null,
    // Files go with the last words, so that they stand under them.
    attachments: part === parts.length - 1 ? attachments : [],
    replyTo: part === 0 ? message.replyTo : null,
  }))
  await queueDeliveries(tx, workspace, rows, now)
  tx.later(TOUCH, [workspace, conversation, now, id, author === 'notice'])
  const lane = { workspace, subject: conversation, route: deliveryRoute('discord'), priority: LIVE }
  await wakeLanes(tx, [lane], now)
  return true
}
