import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { expectAttachments } from '../attachment/expect-attachments.ts'
import type { Place } from '../delivery/channel.ts'
import type { InboundAttachment, InboundKind } from './inbound.ts'

/** What a member said, with its conversation found. */
export interface InboundRow {
  conversation: string
  key: string
  kind: InboundKind
  text: string
  place: Place
  attachments: InboundAttachment[]
  replyToExternalId: string | null
  sentAt: Date
  /** By what it looks like a scam, or null. */
  scam: string | null
  /** The virtual agent is to take its turn on it. */
  awaitsTurn: boolean
}

/** The key of what came as a message of the channel. */
export const messageKey = (channel: 'discord', externalId: string): string => `${channel}:${externalId}`

/** The key of what came by a command or a form: the channel shows no message of that id. */
export const interactionKey = (channel: 'discord', externalId: string): string => `${channel}-interaction:${externalId}`

const KNOWN: Statement = {
  name: 'message_known',
  text: `select key, conversation_id as conversation from message where workspace = $1 and key = any($2)`,
}

const STORE: Statement = {
  name: 'message_store_inbound',
  text: `insert into message (workspace, id, conversation_id, direction, author, kind, text, key, place, reply_to_id,
      attachment_count, scam, awaits_turn, sent_at, created_at)
    select $1, id, conversation, 'inbound', 'contact', kind, text, key, place, "replyTo", "attachmentCount", scam, "awaitsTurn", "sentAt", $3
    from jsonb_to_recordset($2::jsonb) as m(id uuid, conversation uuid, kind text, text text, key text, place jsonb, "replyTo" uuid,
      "attachmentCount" smallint, scam text, "awaitsTurn" boolean, "sentAt" timestamptz)
    on conflict (workspace, key) where key is not null do nothing
    returning id`,
}

// Cheap effects of what was said, all in one statement: unread, last words, place, and whose turn it is to speak. Silence is only
// counted while it is the contact's: who talks with an agent has handed the turn over, who talks with the virtual agent gets it back at once.
const TOUCH: Statement = {
  name: 'conversation_touch_inbound',
  text: `update conversation c set unread = c.unread + t.n, place = t.place,
      quiet_since = case c.status when 'automated' then greatest(c.quiet_since, t.last) when 'resolved' then c.quiet_since end,
      reminded_at = case c.status when 'resolved' then c.reminded_at end,
      last_inbound_at = greatest(c.last_inbound_at, t.last), last_message_at = greatest(c.last_message_at, t.last),
      last_message_id = case when t.last >= c.last_message_at then t.id else c.last_message_id end
    from (
      select conversation, count(*)::int as n, max("sentAt") as last,
        (array_agg(id order by "sentAt" desc, id desc))[1] as id, (array_agg(place order by "sentAt" desc))[1] as place
      from jsonb_to_recordset($2::jsonb) as m(id uuid, conversation uuid, "sentAt" timestamptz, place jsonb) group by conversation
    ) t where c.workspace = $1 and c.id = t.conversation`,
}

const ANSWERED: Statement = {
  name: 'message_answered',
  text: `select x.external as external, coalesce(
      (select m.id from message m where m.workspace = $1 and m.key = $3 || x.external),
      (select d.message_id from delivery d where d.workspace = $1 and d.external_id = x.external limit 1)) as id
    from unnest($2::text[]) as x(external)`,
}

/** Which of these keys have been received before, and the conversation of each. */
export async function knownKeys(
  tx: Transaction,
  workspace: number,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.run<{ key: string; conversation: string }>(KNOWN, [workspace, keys])
  return new Map(rows.map((row) => [row.key, row.conversation]))
}

/** What was stored of it, with how much there is to be told to an outside desk. */
export interface StoredInbound {
  id: string
  conversation: string
  words: boolean
  files: number
}

/** Stores what members said, with its cheap effects. The conversations are locked by the caller. Answers the new messages, in order. */
export async function storeInbound(
  tx: Transaction,
  options: { workspace: number; channel: 'discord'; rows: readonly InboundRow[]; now: Date },
): Promise<StoredInbound[]> {
  const { workspace, channel, rows, now } = options
  if (rows.length === 0) return []
  const answered = await findAnswered(tx, workspace, channel, rows)
  const messages = rows.map((row) => ({
    ...row,
    id: newId(),
    replyTo: row.replyToExternalId ? answered.get(row.replyToExternalId) : null,
    attachmentCount: row.attachments.length,
  }))
  const stored = new Set(
    (await tx.run<{ id: string }>(STORE, [workspace, JSON.stringify(messages), now])).map(({ id }) => id),
  )
  const fresh = messages.filter((message) => stored.has(message.id))
  if (fresh.length === 0) return []
  const touched = fresh.map(({ id, conversation, sentAt, place }) => ({ id, conversation, sentAt, place }))
  tx.later(TOUCH, [workspace, JSON.stringify(touched)])
  await expectAttachments(tx, { workspace, messages: fresh, now })
  return fresh.map(({ id, conversation, text, attachmentCount }) => {
    return { id, conversation, words: text !== '', files: attachmentCount }
  })
}

async function findAnswered(
  tx: Transaction,
  workspace: number,
  channel: 'discord',
  rows: readonly InboundRow[],
): Promise<Map<string, string | null>> {
  const ids = rows.flatMap((row) => row.replyToExternalId ?? [])
  if (ids.length === 0) return new Map()
  const found = await tx.run<{ external: string; id: string | null }>(ANSWERED, [
    workspace,
    ids,
    messageKey(channel, ''),
  ])
  return new Map(found.map((row) => [row.external, row.id]))
}
