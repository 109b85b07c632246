import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import { BULK } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { deliveryRoute } from '../delivery/delivery.ts'
import { queueDeliveries } from '../delivery/queue-deliveries.ts'
import { type NewRelay, queueRelays } from '../desk/queue-relays.ts'
import { partsOf } from './store-outbound.ts'

/** What one of many is told beside their conversation, which the caller has locked. */
export interface Told {
  conversation: string
  words: string
  /** Makes it be told once. */
  key: string
}

const STORE: Statement = {
  name: 'message_store_told',
  text: `insert into message (workspace, id, conversation_id, direction, author, kind, text, key, sent_at, created_at)
    select $1, id, conversation, 'outbound', 'notice', 'text', words, key, $3, $3
    from jsonb_to_recordset($2::jsonb) as m(id uuid, conversation uuid, words text, key text)
    on conflict (workspace, key) where key is not null do nothing
    returning id, (select c.session_id from conversation c where c.workspace = $1 and c.id = message.conversation_id) as session`,
}

// As with every notice: it stands in a list's row only where nothing else was ever said.
const TOUCH: Statement = {
  name: 'conversation_touch_told',
  text: `update conversation c set last_message_at = greatest(c.last_message_at, $3), last_message_id = m.id
    from jsonb_to_recordset($2::jsonb) as m(id uuid, conversation uuid)
    where c.workspace = $1 and c.id = m.conversation and c.last_message_id is null`,
}

/**
 * Tells many contacts something at once: a notice in the conversation of each, which opens nothing again, goes out behind all that is live,
 * and only where a direct message is open. The statements are as many for a hundred as for one. Answers the messages by conversation, and
 * the facts for the caller to state.
 */
export async function tellMany(
  tx: Transaction,
  options: { workspace: number; told: readonly Told[]; now: Date },
): Promise<{ messages: Map<string, string>; events: NewEvent[] }> {
  const { workspace, now } = options
  const told = options.told.map((one) => ({ ...one, id: newId() }))
  if (told.length === 0) return { messages: new Map(), events: [] }
  const rows = await tx.run<{ id: string; session: string | null }>(STORE, [workspace, JSON.stringify(told), now])
  const stored = new Map(rows.map(({ id, session }) => [id, session]))
  const fresh = told.filter(({ id }) => stored.has(id))
  const deliveries = fresh.flatMap(({ id, conversation, words }) => {
    const about = { conversation, message: id, operation: 'send' as const, urgency: 'bulk' as const, ladder: false }
    return partsOf(words).map((text, part) => ({ ...about, part, text }))
  })
  await queueDeliveries(tx, workspace, deliveries, now)
  const relays = fresh.flatMap(({ id: message, conversation }): NewRelay[] => {
    const session = stored.get(message)
    return session ? [{ session, conversation, message, operation: 'send' }] : []
  })
  await queueRelays(tx, workspace, relays, now)
  const touched = fresh.map(({ id, conversation }) => ({ id, conversation }))
  tx.later(TOUCH, [workspace, JSON.stringify(touched), now])
  const lane = { workspace, route: deliveryRoute('discord'), priority: BULK }
  const subjects = fresh.map(({ conversation }) => conversation).toSorted()
  await wakeLanes(
    tx,
    subjects.map((subject) => ({ ...lane, subject })),
    now,
  )
  return {
    messages: new Map(fresh.map(({ id, conversation }) => [conversation, id])),
    events: fresh.map(({ id, conversation }) => {
      return { workspace, kind: 'message.created', conversation, message: id, at: now }
    }),
  }
}
