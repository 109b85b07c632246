import type { Statement, Transaction } from '../../kernel/database.ts'
import type { LockedCase } from './lock-case.ts'

export interface Joining {
  workspace: number
  case: LockedCase
  contact: string
  role: 'reporter' | 'follower'
  way: 'form' | 'me_too' | 'follow' | 'chat' | 'staff'
  /** They chose to be told by direct message; false leaves what they chose before. */
  direct: boolean
  now: Date
}

export interface Joined {
  /** They were on it in this role, or as a reporter, before. */
  already: boolean
  /** They are told by direct message, because they chose that now or before. */
  direct: boolean
  reporters: number
  followers: number
}

const BEFORE: Statement = {
  name: 'case_party_before',
  text: 'select role, direct from case_party where workspace = $1 and case_id = $2 and contact_id = $3',
}

// Whoever comes by themselves stays when the case that had brought them is taken out again, so `via_id` is forgotten.
const JOIN: Statement = {
  name: 'case_party_join',
  text: `insert into case_party (workspace, case_id, contact_id, role, way, direct, joined_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (workspace, case_id, contact_id) do update set direct = case_party.direct or excluded.direct, via_id = null,
      way = case when case_party.role = 'follower' and excluded.role = 'reporter' then excluded.way else case_party.way end,
      role = case when excluded.role = 'reporter' then 'reporter' else case_party.role end`,
}

const COUNT: Statement = {
  name: 'case_count_parties',
  text: `update support_case set reporter_count = $3, follower_count = $4 where workspace = $1 and id = $2`,
}

/**
 * A member reports a locked case, or follows it. Once more changes nothing; a follower who reports becomes a reporter, a reporter who
 * follows stays one. The counts of the case in hand are brought to what they are now. Makes no line in the history and states no event.
 */
export async function joinCase(tx: Transaction, joining: Joining): Promise<Joined> {
  const { workspace, case: held, contact, role, way, direct, now } = joining
  const [before] = await tx.run<{ role: 'reporter' | 'follower'; direct: boolean }>(BEFORE, [
    workspace,
    held.id,
    contact,
  ])
  tx.later(JOIN, [workspace, held.id, contact, role, way, direct, now])
  const already = before !== undefined && (before.role === role || before.role === 'reporter')
  if (!already) {
    if (role === 'reporter') held.reporters += 1
    else held.followers += 1
    if (before) held.followers -= 1
    tx.later(COUNT, [workspace, held.id, held.reporters, held.followers])
  }
  return { already, direct: direct || before?.direct === true, reporters: held.reporters, followers: held.followers }
}
