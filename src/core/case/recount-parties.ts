import type { Statement, Transaction } from '../../kernel/database.ts'

const RECOUNT: Statement = {
  name: 'case_recount_parties',
  text: `update support_case s set reporter_count = n.reporters, follower_count = n.followers from (
      select count(*) filter (where role = 'reporter')::int as reporters, count(*) filter (where role = 'follower')::int as followers
      from case_party where workspace = $1 and case_id = $2
    ) n where s.workspace = $1 and s.id = $2`,
}

/** Counts the parties of a locked case anew, after many of them came or went at once. */
export function recountParties(tx: Transaction, workspace: number, id: string): void {
  tx.later(RECOUNT, [workspace, id])
}
