import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { ContactFacts, KnownIdentity } from './contact.ts'

interface Row extends KnownIdentity {
  handle: string | null
  name: string
  picture: string | null
  roles: string[] | null
}

const FIND: Statement = {
  name: 'identity_find',
  text: `select id, contact_id as "contactId", address, handle, name, picture, locale, roles from identity
    where workspace = $1 and channel = $2 and address = any($3)`,
}

const STORE: Statement = {
  name: 'identity_store',
  text: `with input as (
      select * from jsonb_to_recordset($3::jsonb) as i(id uuid, "contactId" uuid, address text, handle text, name text,
        picture text, locale text, roles text[])
    ), made as (
      insert into contact (workspace, id, name, picture, created_at)
      select $1, "contactId", name, picture, $4 from input
      on conflict (workspace, id) do update set name = excluded.name, picture = excluded.picture
    )
    insert into identity (workspace, id, contact_id, channel, address, handle, name, picture, locale, roles, created_at)
    select $1, id, "contactId", $2, address, handle, name, picture, locale, roles, $4 from input
    on conflict (workspace, channel, address) do update set handle = excluded.handle, name = excluded.name,
      picture = excluded.picture, locale = coalesce(excluded.locale, identity.locale),
      roles = coalesce(excluded.roles, identity.roles)
    returning id, contact_id as "contactId", address, locale`,
}

const DROP_ORPHANS: Statement = {
  name: 'contact_drop_orphans',
  text: `delete from contact c where workspace = $1 and id = any($2)
    and not exists (select 1 from identity i where i.workspace = c.workspace and i.contact_id = c.id)`,
}

export interface ResolvedIdentities {
  byAddress: Map<string, KnownIdentity>
  /** Contacts whose name or picture has changed. */
  changed: string[]
}

/**
 * Finds the identities of the people who write, makes those that are new, and keeps names and pictures as the channel shows
 * them. Nothing is written for people who are as they were.
 */
export async function resolveIdentities(
  tx: Transaction,
  options: { workspace: number; channel: 'discord'; people: readonly ContactFacts[]; now: Date },
): Promise<ResolvedIdentities> {
  const { workspace, channel, people, now } = options
  const byAddress = new Map<string, KnownIdentity>()
  if (people.length === 0) return { byAddress, changed: [] }
  const rows = await tx.run<Row>(FIND, [workspace, channel, people.map((person) => person.address)])
  const known = new Map(rows.map((row) => [row.address, row]))
  for (const row of rows) byAddress.set(row.address, row)
  const stale = people.filter((person) => differs(known.get(person.address), person))
  if (stale.length === 0) return { byAddress, changed: [] }
  const input = stale.map((person) => ({ ...person, ...idsFor(known.get(person.address)) }))
  const stored = await tx.run<KnownIdentity>(STORE, [workspace, channel, JSON.stringify(input), now])
  for (const row of stored) byAddress.set(row.address, row)
  await dropOrphans(tx, workspace, input, byAddress)
  const changed = stale.flatMap((person) => known.get(person.address)?.contactId ?? [])
  return { byAddress, changed }
}

function idsFor(row: Row | undefined): { id: string; contactId: string } {
  return row ? { id: row.id, contactId: row.contactId } : { id: newId(), contactId: newId() }
}

function differs(row: Row | undefined, person: ContactFacts): boolean {
  if (!row) return true
  if (person.locale !== null && person.locale !== row.locale) return true
  if (person.roles !== null && person.roles.join('\n') !== row.roles?.join('\n')) return true
  return row.name !== person.name || row.handle !== person.handle || row.picture !== person.picture
}

/** Another writer was first with the same address: its contact stands, ours is not needed. */
async function dropOrphans(
  tx: Transaction,
  workspace: number,
  input: readonly { address: string; contactId: string }[],
  byAddress: ReadonlyMap<string, KnownIdentity>,
): Promise<void> {
  const orphans = input.filter((row) => byAddress.get(row.address)?.contactId !== row.contactId)
  if (orphans.length > 0) await tx.run(DROP_ORPHANS, [workspace, orphans.map((row) => row.contactId)])
}
