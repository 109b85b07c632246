import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { Place, Recipient } from '../delivery/channel.ts'
import type { DeliveryConversations } from '../delivery/ports.ts'
import { tellFailures } from './tell-failures.ts'

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

// Locked in the order of the identities, as whoever else locks several does.
const MOVE: Statement = {
  name: 'conversation_move',
  text: `with moves as (
      select * from jsonb_to_recordset($2::jsonb) as m(conversation uuid, place jsonb)
    ), held as materialized (
      select c.id, m.place from moves m join conversation c on c.workspace = $1 and c.id = m.conversation
      order by c.identity_id for update of c
    )
    update conversation c set place = held.place from held where c.workspace = $1 and c.id = held.id`,
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
  await tx.run(MOVE, [workspace, JSON.stringify(moves)])
}

/** What deliveries ask of conversations. */
export const deliveryConversations: DeliveryConversations = { recipients, moved, failed: tellFailures }
