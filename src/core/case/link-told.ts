import type { Statement, Transaction } from '../../kernel/database.ts'

const LINK: Statement = {
  name: 'case_link_told',
  text: `insert into linked_conversation (workspace, case_id, conversation_id, at)
    select $1, $2, c, $4 from unnest($3::uuid[]) c
    where not exists (select 1 from support_case s where s.workspace = $1 and s.id = $2 and s.conversation_id = c)
    on conflict do nothing`,
}

/** Reporters were asked about a case in these conversations: what they answer is about it. Makes no lines in the history and states no event. */
export function linkTold(
  tx: Transaction,
  told: { workspace: number; case: string; conversations: readonly string[]; now: Date },
): void {
  tx.later(LINK, [told.workspace, told.case, told.conversations, told.now])
}
