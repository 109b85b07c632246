import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { holdActive } from '../agent/public-name.ts'
import { ownCase } from '../case/follow-conversation.ts'
import type { KnownIdentity } from '../contact/contact.ts'
import type { TurnedAway } from '../safety/turned-away.ts'
import { readSettings } from '../workspace/settings.ts'
import { admitOpenings } from './admit-openings.ts'
import { isWithinGrace, LOCKED_COLUMNS, type LockedConversation, type Status } from './conversation.ts'

/** Somebody who writes, and where it began. */
export interface Opening {
  identity: KnownIdentity
  guild: { id: string; name: string } | null
  /** When the first of their words in this batch was said. */
  saidAt: Date
  /** They only gave thanks: that opens nothing again. */
  onlyThanks: boolean
}

export interface OpenedConversation extends LockedConversation {
  /** `after`: said after the end, and shown there. */
  outcome: 'opened' | 'reopened' | 'continued' | 'after'
}

// The open one if there is one, else the newest; locked in the order of the identities, so that two batches never wait for each other.
const FIND: Statement = {
  name: 'conversation_find',
  text: `select c.* from unnest($2::uuid[]) with ordinality as i(identity_id, n) cross join lateral (
      select ${LOCKED_COLUMNS}
      from conversation c where c.workspace = $1 and c.identity_id = i.identity_id
      order by (status <> 'resolved') desc, opened_at desc limit 1 for update
    ) c`,
}

const REOPEN: Statement = {
  name: 'conversation_reopen',
  text: `update conversation set resolved_at = null, resolved_by = null, status = $3, assignee_id = $4, quiet_since = null, reminded_at = null,
      offer = null, desk = 'console', desk_agent = null
    where workspace = $1 and id = $2`,
}

// `do update` instead of `do nothing`: the row that another writer made a moment ago is answered too (measured, design 4.2).
const OPEN: Statement = {
  name: 'conversation_open',
  text: `insert into conversation (workspace, id, contact_id, identity_id, channel, status, guild, opened_at, last_message_at, quiet_since,
      previous_id)
    select $1, id, "contactId", "identityId", $3, 'automated', guild, $4, "saidAt", "saidAt", previous
    from jsonb_to_recordset($2::jsonb) as c(id uuid, "contactId" uuid, "identityId" uuid, guild jsonb, "saidAt" timestamptz,
      previous uuid)
    on conflict (workspace, identity_id) where status <> 'resolved' do update set last_message_at = conversation.last_message_at
    returning ${LOCKED_COLUMNS}`,
}

interface OpenOptions {
  workspace: number
  channel: 'discord'
  openings: readonly Opening[]
  now: Date
}

/** By identity. */
export interface Opened {
  opened: Map<string, OpenedConversation>
  /** Who may open no new one now, and why. */
  refused: ReadonlyMap<string, TurnedAway>
}

/**
 * The open conversation of each identity, locked: the one that is open, else the one resolved a short while ago, opened again,
 * else a new one with the virtual agent.
 */
export async function openConversations(tx: Transaction, options: OpenOptions): Promise<Opened> {
  const { workspace } = options
  const openings = options.openings.toSorted((a, b) => (a.identity.id < b.identity.id ? -1 : 1))
  if (openings.length === 0) return { opened: new Map(), refused: new Map() }
  const rows = await tx.run<LockedConversation>(FIND, [workspace, openings.map((opening) => opening.identity.id)])
  const found = new Map(rows.map((row) => [row.identityId, row]))
  const result = new Map<string, OpenedConversation>()
  const isOpen = (opening: Opening) => (found.get(opening.identity.id)?.status ?? 'resolved') !== 'resolved'
  for (const opening of openings.filter(isOpen)) {
    const row = found.get(opening.identity.id)
    if (row) result.set(row.identityId, { ...row, outcome: 'continued' })
  }
  const ended = openings.filter((opening) => !isOpen(opening))
  if (ended.length === 0) return { opened: result, refused: new Map() }
  const { times, safety } = await readSettings(tx, workspace)
  const missing: (Opening & { previous: string | null })[] = []
  const again: LockedConversation[] = []
  for (const opening of ended) {
    const row = found.get(opening.identity.id)
    // Thanks may be for news that were told long after the end, so their time does not matter.
    if (row && opening.onlyThanks) result.set(row.identityId, { ...row, outcome: 'after' })
    else if (row && isWithinGrace(row.resolvedAt, opening.saidAt, times.graceHours)) again.push(row)
    else missing.push({ ...opening, previous: row?.id ?? null })
  }
  // Held before they get something back, because whoever deactivates them has looked for what they have.
  const active = await holdActive(tx, workspace, [...new Set(again.flatMap(({ assigneeId }) => assigneeId ?? []))])
  for (const row of again) result.set(row.identityId, reopen(tx, { workspace, row, active, now: options.now }))
  const refused = await admitOpenings(tx, workspace, missing, { safety, now: options.now })
  const admitted = missing.filter(({ identity }) => !refused.has(identity.id))
  for (const row of await openMissing(tx, options, admitted)) result.set(row.identityId, { ...row, outcome: 'opened' })
  return { opened: result, refused }
}

/** Back to its agent. Where that one has gone its case is open again, which the next turn hands over; where nobody had it, the virtual agent goes on. */
function reopen(
  tx: Transaction,
  options: { workspace: number; row: LockedConversation; active: ReadonlySet<string>; now: Date },
): OpenedConversation {
  const { workspace, row, active, now } = options
  const assigneeId = row.assigneeId && active.has(row.assigneeId) ? row.assigneeId : null
  const status: Status = assigneeId ? 'assigned' : 'automated'
  tx.later(REOPEN, [workspace, row.id, status, assigneeId])
  if (row.assigneeId) ownCase(tx, { workspace, conversation: row.id, owner: assigneeId, now })
  const here = { desk: 'console' as const, deskAgent: null, sessionId: null }
  return { ...row, ...here, status, assigneeId, resolvedAt: null, offer: null, outcome: 'reopened' }
}

async function openMissing(
  tx: Transaction,
  options: OpenOptions,
  missing: readonly (Opening & { previous: string | null })[],
): Promise<LockedConversation[]> {
  if (missing.length === 0) return []
  const rows = missing.map(({ identity, guild, saidAt, previous }) => {
    return { id: newId(), contactId: identity.contactId, identityId: identity.id, guild, saidAt, previous }
  })
  return tx.run<LockedConversation>(OPEN, [options.workspace, JSON.stringify(rows), options.channel, options.now])
}
