import type { Statement, Transaction } from '../../kernel/database.ts'

const UNTELL: Statement = {
  name: 'telling_untell',
  text: `delete from case_telling t using (
      select u.news_id from case_news n
      join case_telling u on u.workspace = n.workspace and u.news_id = n.id and u.contact_id = $3 and u.state = 'due'
      where n.workspace = $1 and n.case_id = $2 and n.done_at is null for update of u skip locked
    ) open
    where t.workspace = $1 and t.news_id = open.news_id and t.contact_id = $3`,
}

/** Who has left a locked case is told nothing more of it: neither what follows nor what is about to be told; what is under way arrives. */
export function untell(tx: Transaction, of: { workspace: number; case: string; contact: string }): void {
  tx.later(UNTELL, [of.workspace, of.case, of.contact])
}
