import type { Statement, Transaction } from '../../kernel/database.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { splitMessage } from '../../protocol/split.ts'
import type { Button, Card, ExternalRef } from '../delivery/channel.ts'
import { queueDeliveries } from '../delivery/queue-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import { queueRelays } from '../desk/queue-relays.ts'
import { relayParts } from '../desk/relay-parts.ts'

/** Characters that Discord takes from an application in one message (reference: Create Message, `content`). */
export const TEXT_LIMIT = 2000

export interface OutboundMessage {
  id: string
  conversation: string
  author: 'agent' | 'notice' | 'virtual_agent'
  agentId: string | null
  /** Who of an outside desk said it, by name; it came from there, so it is not told there. */
  spokenBy?: string | null
  /** An outside desk knows it already, and is not told. */
  knownThere?: boolean
  text: string
  /** Makes it be stored once. */
  key: string | null
  replyToId: string | null
  replyTo: ExternalRef | null
  attachments: string[]
  card: Card | null
  /** Stand under its last part. */
  buttons?: readonly Button[]
  articleId?: string | null
  /** `bulk` waits while anything live wants to be sent. */
  urgency?: 'live' | 'bulk'
  /** What the channel is to show: `text`, with who speaks where the channel cannot show that otherwise. */
  shown: string
}

const STORE: Statement = {
  name: 'message_store_outbound',
  text: `insert into message (workspace, id, conversation_id, direction, author, agent_id, kind, text, key, reply_to_id, attachment_count,
      sent_at, created_at, article_id, buttons, spoken_by)
    values ($1, $2, $3, 'outbound', $4, $5, 'text', $6, $7, $8, $9, $10, $10, $11, $12::jsonb, $13)
    on conflict do nothing
    returning (select c.session_id from conversation c where c.workspace = $1 and c.id = $3) as session`,
}

// The list shows what people said last: a notice would stand alike in every row, so it counts only where nothing else was said. With
// an answer it is the contact's turn to speak, and their silence counts from here.
const TOUCH: Statement = {
  name: 'conversation_touch_outbound',
  text: `update conversation set last_message_at = greatest(last_message_at, $3), last_message_id = $4,
      quiet_since = case when $5::boolean then quiet_since else $3 end, reminded_at = case when $5::boolean then reminded_at end
    where workspace = $1 and id = $2 and (not $5::boolean or last_message_id is null)`,
}

/** Characters of a card's text in one message; Discord takes 4,096 in an embed and 6,000 in all of a message's. */
const CARD_TEXT_LIMIT = 3800

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
  const { id, conversation, author, agentId, text, key, replyToId, attachments, urgency = 'live' } = message
  const buttons = message.buttons?.length ? message.buttons : null
  const values = [workspace, id, conversation, author, agentId, text, key, replyToId, attachments.length, now]
  values.push(message.articleId ?? null, buttons && JSON.stringify(buttons), message.spokenBy ?? null)
  const [stored] = await tx.run<{ session: string | null }>(STORE, values)
  if (!stored) return false
  const parts = [...partsOf(message.shown).map((shown) => ({ text: shown, card: null })), ...cardParts(message)]
  // The card stands with the last words before it; alone it is a message of its own only where there are no words.
  const joined = joinCard(parts)
  const rows = joined.map((part, index) => ({
    conversation,
    message: id,
    part: index,
    operation: 'send' as const,
    ...part,
    // Files and buttons go with the last words, so that they stand under them.
    attachments: index === joined.length - 1 ? attachments : [],
    buttons: index === joined.length - 1 ? buttons : null,
    replyTo: index === 0 ? message.replyTo : null,
    urgency,
  }))
  await queueDeliveries(tx, workspace, rows, now)
  tx.later(TOUCH, [workspace, conversation, now, id, author === 'notice'])
  if (stored.session && !message.spokenBy && !message.knownThere) {
    const about = { session: stored.session, conversation }
    await queueRelays(tx, workspace, relayParts(about, { id, words: text !== '', files: attachments.length }), now)
  }
  await wakeDeliveries(tx, { workspace, conversation, urgency, now })
  return true
}

interface Part {
  text: string
  card: Card | null
}

/** A card whose text is longer than one message takes goes on in cards without a title. */
function cardParts({ card }: OutboundMessage): Part[] {
  if (!card) return []
  const texts = card.text ? splitMessage(card.text, CARD_TEXT_LIMIT) : ['']
  return texts.map((text, index) => ({
    text: '',
    card: index === 0 ? { ...card, text } : { title: '', text, picture: null },
  }))
}

/** The first card goes into the same message as the last words before it. */
function joinCard(parts: readonly Part[]): Part[] {
  const first = parts.findIndex((part) => part.card !== null)
  const words = parts[first - 1]
  if (first < 1 || !words) return [...parts]
  const card = parts[first]?.card ?? null
  return [...parts.slice(0, first - 1), { text: words.text, card }, ...parts.slice(first + 1)]
}
