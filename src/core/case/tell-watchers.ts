import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'

const TELL: Statement = {
  name: 'case_tell_watchers',
  text: `insert into case_mention (workspace, agent_id, entry_id, case_id, at)
    select $1, a.id, $3, $2, $5 from agent a
    where a.workspace = $1 and a.deactivated_at is null and a.id is distinct from $4::uuid and a.id in (
      select agent_id from case_watch where workspace = $1 and case_id = $2
      union select owner_id from support_case where workspace = $1 and id = $2
    ) on conflict do nothing returning agent_id as agent`,
}

/**
 * Brings new words on a locked case to who owns it and to who follows it at the desk, among their mentions; not to who said them, nor twice
 * to who is named in them. Answers the facts, for the caller to state.
 */
export async function tellWatchers(
  tx: Transaction,
  told: { workspace: number; case: string; entry: string; by: string | null; now: Date },
): Promise<NewEvent[]> {
  const { workspace, entry, by, now } = told
  const rows = await tx.run<{ agent: string }>(TELL, [workspace, told.case, entry, by, now])
  const fact = { workspace, kind: 'case.mentioned' as const, conversation: null, case: told.case, at: now }
  return rows.map(({ agent }) => ({ ...fact, agent }))
}
