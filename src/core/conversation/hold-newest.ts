import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'

// Locked in the order of the identities, as whoever else locks several does.
const FIND: Statement = {
  name: 'conversation_newest_of_contacts',
  text: `select c.id, c.contact_id as contact from (
      select distinct on (contact_id) id as identity, contact_id from identity where workspace = $1 and contact_id = any($2::uuid[])
      order by contact_id, created_at, id
    ) i cross join lateral (
      select id, contact_id, identity_id from conversation c where c.workspace = $1 and c.identity_id = i.identity
      order by (status <> 'resolved') desc, opened_at desc limit 1
    ) n join conversation c on c.workspace = $1 and c.id = n.id
    order by n.identity_id for update of c`,
}

const MAKE: Statement = {
  name: 'conversation_make_resolved',
  text: `insert into conversation (workspace, id, contact_id, identity_id, channel, status, opened_at, last_message_at, resolved_at)
    select $1, m.id, m.contact, i.id, i.channel, 'resolved', $3, $3, $3
    from jsonb_to_recordset($2::jsonb) as m(id uuid, contact uuid) join lateral (
      select id, channel from identity where workspace = $1 and contact_id = m.contact order by created_at, id limit 1
    ) i on true
    order by i.id`,
}

/**
 * The newest conversation of each contact, locked, whatever its status. Who has none gets one that is over already, so that what they answer
 * opens it again. By contact.
 */
export async function holdNewest(
  tx: Transaction,
  options: { workspace: number; contacts: readonly string[]; now: Date },
): Promise<Map<string, string>> {
  const { workspace, contacts, now } = options
  const rows = await tx.run<{ id: string; contact: string }>(FIND, [workspace, contacts])
  const held = new Map(rows.map(({ id, contact }) => [contact, id]))
  const made = contacts.flatMap((contact) => (held.has(contact) ? [] : { id: newId(), contact }))
  if (made.length > 0) tx.later(MAKE, [workspace, JSON.stringify(made), now])
  for (const { id, contact } of made) held.set(contact, id)
  return held
}
