import type { Statement, Transaction } from '../../kernel/database.ts'

const SET: Statement = {
  name: 'desk_session_set_agents',
  text: `update desk_session set agents = $3::jsonb, joined_at = case when $3::jsonb <> '{}'::jsonb then coalesce(joined_at, $4) else joined_at end,
      called_at = case when $3::jsonb <> '{}'::jsonb then coalesce(called_at, $4) else called_at end, empty_since = $5
    where workspace = $1 and id = $2`,
}

/** Who of the desk is in it now: public names by the desk's ids. `emptySince`: nobody has been there since, though somebody was. */
export function setAgents(
  tx: Transaction,
  set: { workspace: number; session: string; agents: Record<string, string>; emptySince: Date | null; now: Date },
): void {
  const { workspace, session, agents, emptySince, now } = set
  tx.later(SET, [workspace, session, JSON.stringify(agents), now, emptySince])
}
