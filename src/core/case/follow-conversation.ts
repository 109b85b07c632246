import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { type Actor, byAgent, NOBODY } from './actor.ts'
import type { CaseOutcome } from './case.ts'
import { statusFor } from './status-for.ts'

// What members see moves only by the hand of staff: a chat about a bug that ends has not mended it. And a duplicate belongs to another one.
export const FOLLOWS = 'not published and merged_into_id is null'

const OWN: Statement = {
  name: 'case_own',
  text: `with before as (
      select b.id, b.status, b.owner_id, ${statusFor('$3', 'b')} as next from support_case b
      where workspace = $1 and conversation_id = $2 and ${FOLLOWS} for update
    ), changed as (
      update support_case s set status = b.next, owner_id = $3, outcome = null, resolved_at = null, changed_at = $4, version = version + 1
      from before b where s.workspace = $1 and s.id = b.id
    )
    insert into case_entry (workspace, case_id, id, kind, agent_id, contact_id, facts, at)
    select $1, b.id, e.id, e.kind, $7, $8, jsonb_build_object('from', e.was, 'to', e.now), $4
    from before b cross join lateral (values
      ($5::uuid, case when b.status in ('resolved', 'closed') then 'reopened' else 'status' end, b.status, b.next),
      ($6::uuid, 'owner', b.owner_id::text, $3::text)
    ) e (id, kind, was, now) where e.was is distinct from e.now`,
}

const RESOLVE: Statement = {
  name: 'case_resolve',
  text: `with before as (
      select id, status from support_case
      where workspace = $1 and conversation_id = $2 and status not in ('resolved', 'closed') and ${FOLLOWS} for update
    ), changed as (
      update support_case s set status = 'resolved', outcome = $3, resolved_at = $4, changed_at = $4, version = version + 1
      from before b where s.workspace = $1 and s.id = b.id
    )
    insert into case_entry (workspace, case_id, id, kind, agent_id, contact_id, facts, at)
    select $1, id, $5, 'status', $6, $7, jsonb_strip_nulls(
      jsonb_build_object('from', status, 'to', 'resolved', 'outcome', $3::text, 'staff', $8::text)), $4
    from before`,
}

/** The conversation's case has another owner, or none; a resolved one is open again. Nothing happens where there is no case. */
export function ownCase(
  tx: Transaction,
  options: { workspace: number; conversation: string; owner: string | null; now: Date },
): void {
  const { workspace, conversation, owner, now } = options
  const { agent, contact } = owner ? byAgent(owner) : NOBODY
  tx.later(OWN, [workspace, conversation, owner, now, newId(), newId(), agent, contact])
}

/** The conversation's case has ended. `outcome` null: an agent resolved it. */
export function resolveCase(
  tx: Transaction,
  options: { workspace: number; conversation: string; outcome: CaseOutcome | null; actor: Actor; now: Date },
): void {
  const { workspace, conversation, outcome, actor, now } = options
  tx.later(RESOLVE, [workspace, conversation, outcome, now, newId(), actor.agent, actor.contact, actor.staff ?? null])
}
