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
    ) n join conversation c on c.workspace = $1 and c.id = n.id and (c.status <> 'resolved' or $3::timestamptz is null or c.resolved_at > $3)
    order by n.identity_id for update of c`,
}

const MAKE: Statement = {
  name: 'conversation_make_resolved',
  text: `insert into conversation (workspace, id, contact_id, identity_id, channel, status, opened_at, last_message_at, resolved_at, previous_id)
    select $1, m.id, m.contact, i.id, i.channel, 'resolved', $3, $3, $3, (
      select id from conversation where workspace = $1 and identity_id = i.id order by opened_at desc limit 1)
    from jsonb_to_recordset($2::jsonb) as m(id uuid, contact uuid) join lateral (
      select id, channel from identity where workspace = $1 and contact_id = m.contact order by created_at, id limit 1
    ) i on true
    order by i.id`,
}

/** The newest conversation of each contact who has one, locked, whatever its status; with `since` not one that ended before. By contact. */
export async function holdNewest(
  tx: Transaction,
  options: { workspace: number; contacts: readonly string[]; since: Date | null },
): Promise<Map<string, string>> {
  const { workspace, contacts, since } = options
  const rows = await tx.run<{ id: string; contact: string }>(FIND, [workspace, contacts, since])
  return new Map(rows.map(({ id, contact }) => [contact, id]))
}

/** Makes each of these contacts a conversation that is over already, so that what they answer opens it again. By contact. */
export function makeOver(
  tx: Transaction,
  options: { workspace: number; contacts: readonly string[]; now: Date },
): Map<string, string> {
  const { workspace, now } = options
  const made = options.contacts.map((contact) => ({ id: newId(), contact }))
  if (made.length > 0) tx.later(MAKE, [workspace, JSON.stringify(made), now])
  return new Map(made.map(({ id, contact }) => [contact, id]))
}
