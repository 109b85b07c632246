import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Announcement } from './announcement.ts'

const KEEP: Statement = {
  name: 'announcement_revision_keep',
  text: `insert into announcement_revision (workspace, announcement_id, version, text, agent_id, at) values ($1, $2, $3, $4, $5, $6)
    on conflict do nothing`,
}

const FIRST: Statement = {
  name: 'announcement_revision_first',
  text: `insert into announcement_revision (workspace, announcement_id, version, text, agent_id, at)
    select $1, $2, $3, $4, $5, $6
    where not exists (select 1 from announcement_revision where workspace = $1 and announcement_id = $2)`,
}

/** Keeps what is said from now on, as the version that it will be, and the first time also what was said before. */
export function keepWording(
  tx: Transaction,
  workspace: number,
  before: Announcement,
  { text, agent, at }: { text: string; agent: string; at: Date },
): void {
  const { id, version, changedBy, changedAt } = before
  tx.later(FIRST, [workspace, id, version, before.text, changedBy, changedAt])
  tx.later(KEEP, [workspace, id, version + 1, text, agent, at])
}
