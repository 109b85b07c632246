import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { Place, Recipient } from '../delivery/channel.ts'
import type { DeliveryConversations } from '../delivery/ports.ts'

interface Row {
  conversation: string
  address: string
  name: string
  place: Place | null
  origin: { id: string; guildId: string | null } | null
  locale: string | null
}

const RECIPIENTS: Statement = {
  name: 'conversation_recipients',
  text: `select c.id as conversation, i.address, i.name, c.place, c.origin, coalesce(i.locale, i.spoken, w.locale) as locale
    from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
    join workspace w on w.id = c.workspace
    where c.workspace = $1 and c.id = any($2)`,
}

const MOVE: Statement = {
  name: 'conversation_move',
  text: `update conversation c set place = m.place from jsonb_to_recordset($2::jsonb) as m(conversation uuid, place jsonb)
    where c.workspace = $1 and c.id = m.conversation`,
}

async function recipients(
  reader: Reader,
  workspace: number,
  conversations: readonly string[],
): Promise<Map<string, Recipient>> {
  if (conversations.length === 0) return new Map()
  const rows = await reader.run<Row>(RECIPIENTS, [workspace, conversations])
  return new Map(rows.map((row) => [row.conversation, recipientOf(row)]))
}

function recipientOf(row: Row): Recipient {
  const { conversation, address, name, place, origin } = row
  const from = origin?.guildId ? { guildId: origin.guildId, channelId: origin.id } : null
  return { conversation, address, name, place, origin: from, locale: row.locale ?? 'en' }
}

async function moved(
  tx: Transaction,
  workspace: number,
  moves: readonly { conversation: string; place: Place }[],
): Promise<void> {
  const sorted = moves.toSorted((a, b) => (a.conversation < b.conversation ? -1 : 1))
  await tx.run(MOVE, [workspace, JSON.stringify(sorted)])
}

/** What deliveries ask of conversations. */
export const deliveryConversations: DeliveryConversations = { recipients, moved }
