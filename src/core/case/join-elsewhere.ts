import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { FOLLOWS } from './follow-conversation.ts'

// At work, as with an owner of ours; what staff has said of it besides stays (status-for.ts).
const JOIN: Statement = {
  name: 'case_join_elsewhere',
  text: `with before as (
      select id, status, case when status in ('waiting', 'in_progress') then status else 'open' end as next from support_case
      where workspace = $1 and conversation_id = $2 and ${FOLLOWS} for update
    ), changed as (
      update support_case s set status = b.next, owner_id = null, outcome = null, resolved_at = null, changed_at = $4,
        version = version + 1
      from before b where s.workspace = $1 and s.id = b.id
    )
    insert into case_entry (workspace, case_id, id, kind, facts, at)
    select $1, b.id, e.id, e.kind, e.facts || jsonb_build_object('staff', $3::text), $4
    from before b cross join lateral (values
      ($5::uuid, 'joined', '{}'::jsonb),
      ($6::uuid, case when b.status in ('resolved', 'closed') then 'reopened' else 'status' end,
        jsonb_build_object('from', b.status, 'to', b.next))
    ) e (id, kind, facts) where e.kind = 'joined' or b.status <> b.next`,
}

/** An agent of another desk, who is none of ours, is at work on a conversation: its case is open and nobody here owns it. */
export function joinCaseElsewhere(
  tx: Transaction,
  joined: { workspace: number; conversation: string; name: string; now: Date },
): void {
  const { workspace, conversation, name, now } = joined
  tx.later(JOIN, [workspace, conversation, name, now, newId(), newId()])
}
