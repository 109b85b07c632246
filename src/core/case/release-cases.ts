import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'

export interface Release {
  workspace: number
  /** Who leaves; the caller holds their row. */
  agent: string
  /** Who lets them go. */
  by: string | null
  now: Date
}

const OWNED: Statement = {
  name: 'case_owned_by',
  text: `select id from support_case where workspace = $1 and owner_id = $2 and merged_into_id is null
      and status not in ('resolved', 'closed') order by id for update`,
}

const RELEASE: Statement = {
  name: 'case_release',
  text: `with released as (
      update support_case set owner_id = null, changed_at = $4, version = version + 1 where workspace = $1 and id = any($2::uuid[])
    )
    insert into case_entry (workspace, case_id, id, kind, agent_id, facts, at)
    select $1, c, e, 'owner', $5::uuid, jsonb_build_object('from', $6::uuid, 'to', null), $4
    from unnest($2::uuid[], $3::uuid[]) as l(c, e)`,
}

const FORGET: Statement = {
  name: 'case_forget_reminders_of',
  text: 'delete from case_reminder where workspace = $1 and agent_id = $2 and done_at is null',
}

/**
 * The cases of an agent who leaves that are not over have no owner any more, so that somebody else finds them; what they were to be reminded of
 * reaches nobody and is forgotten. Answers the facts, for the caller to state.
 */
export async function releaseCases(tx: Transaction, release: Release): Promise<NewEvent[]> {
  const { workspace, agent, by, now } = release
  tx.later(FORGET, [workspace, agent])
  const rows = await tx.run<{ id: string }>(OWNED, [workspace, agent])
  if (rows.length === 0) return []
  const cases = rows.map(({ id }) => id)
  tx.later(RELEASE, [workspace, cases, cases.map(() => newId()), now, by, agent])
  const fact = { workspace, kind: 'case.changed' as const, conversation: null, agent: by, at: now }
  return cases.map((id) => ({ ...fact, case: id }))
}
