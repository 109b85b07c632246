import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { KnownIdentity } from '../contact/contact.ts'
import { type LockedConversation, reopenedStatus, reopens } from './conversation.ts'

/** Somebody who writes, and where it began. */
export interface Opening {
  identity: KnownIdentity
  guild: { id: string; name: string } | null
  /** When the first of their words in this batch was said. */
  saidAt: Date
}

export interface OpenedConversation extends LockedConversation {
  outcome: 'opened' | 'reopened' | 'continued'
}

// The open one if there is one, else the newest; locked in the order of the identities, so that two batches never wait for each other.
const FIND: Statement = {
  name: 'conversation_find',
  text: `select c.* from unnest($2::uuid[]) with ordinality as i(identity_id, n) cross join lateral (
      select id, contact_id as "contactId", identity_id as "identityId", channel, status, assignee_id as "assigneeId", place,
        resolved_at as "resolvedAt", unread
      from conversation c where c.workspace = $1 and c.identity_id = i.identity_id
      order by (status <> 'resolved') desc, opened_at desc limit 1 for update
    ) c`,
}

const REOPEN: Statement = {
  name: 'conversation_reopen',
  text: `update conversation set resolved_at = null, status = case when assignee_id is null then 'queued' else 'assigned' end
    where workspace = $1 and id = any($2)`,
}

// `do update` instead of `do nothing`: the row that another writer made a moment ago is answered too (measured, design 4.2).
const OPEN: Statement = {
  name: 'conversation_open',
  text: `insert into conversation (workspace, id, contact_id, identity_id, channel, status, guild, opened_at, last_message_at)
    select $1, id, "contactId", "identityId", $3, 'queued', guild, $4, "saidAt"
    from jsonb_to_recordset($2::jsonb) as c(id uuid, "contactId" uuid, "identityId" uuid, guild jsonb, "saidAt" timestamptz)
    on conflict (workspace, identity_id) where status <> 'resolved' do update set last_message_at = conversation.last_message_at
    returning id, contact_id as "contactId", identity_id as "identityId", channel, status, assignee_id as "assigneeId", place,
      resolved_at as "resolvedAt", unread`,
}

/**
 * The open conversation of each identity, locked: the one that is open, else the one resolved a short while ago, reopened, else
 * a new one in the queue.
 */
export async function openConversations(
  tx: Transaction,
  options: { workspace: number; channel: 'discord'; openings: readonly Opening[]; now: Date },
): Promise<Map<string, OpenedConversation>> {
  const { workspace } = options
  const openings = options.openings.toSorted((a, b) => (a.identity.id < b.identity.id ? -1 : 1))
  if (openings.length === 0) return new Map()
  const rows = await tx.run<LockedConversation>(FIND, [workspace, openings.map((opening) => opening.identity.id)])
  const found = new Map(rows.map((row) => [row.identityId, row]))
  const result = new Map<string, OpenedConversation>()
  const reopened: string[] = []
  const missing: Opening[] = []
  for (const opening of openings) {
    const row = found.get(opening.identity.id)
    if (row && row.status !== 'resolved') result.set(row.identityId, { ...row, outcome: 'continued' })
    else if (row && reopens(row.resolvedAt, opening.saidAt)) {
      reopened.push(row.id)
      result.set(row.identityId, { ...row, status: reopenedStatus(row.assigneeId), outcome: 'reopened' })
    } else missing.push(opening)
  }
  if (reopened.length > 0) await tx.run(REOPEN, [workspace, reopened])
  for (const row of await openMissing(tx, options, missing)) result.set(row.identityId, { ...row, outcome: 'opened' })
  return result
}

async function openMissing(
  tx: Transaction,
  options: { workspace: number; channel: 'discord'; now: Date },
  missing: readonly Opening[],
): Promise<LockedConversation[]> {
  if (missing.length === 0) return []
  const rows = missing.map(({ identity, guild, saidAt }) => {
    return { id: newId(), contactId: identity.contactId, identityId: identity.id, guild, saidAt }
  })
  return tx.run<LockedConversation>(OPEN, [options.workspace, JSON.stringify(rows), options.channel, options.now])
}
