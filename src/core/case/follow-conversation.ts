import type { Statement, Transaction } from '../../kernel/database.ts'
import type { CaseOutcome } from './case.ts'

const OWN: Statement = {
  name: 'case_own',
  text: `update support_case set status = case when $3::uuid is null then 'new' else 'open' end, owner_id = $3, outcome = null, resolved_at = null
    where workspace = $1 and conversation_id = $2`,
}

const RESOLVE: Statement = {
  name: 'case_resolve',
  text: `update support_case set status = 'resolved', outcome = $3, resolved_at = $4
    where workspace = $1 and conversation_id = $2 and status <> 'resolved'`,
}

/** The conversation's case has another owner, or none; a resolved one is open again. Nothing happens where there is no case. */
export function ownCase(tx: Transaction, workspace: number, conversation: string, owner: string | null): void {
  tx.later(OWN, [workspace, conversation, owner])
}

/** The conversation's case has ended. `outcome` null: an agent resolved it. */
export function resolveCase(
  tx: Transaction,
  options: { workspace: number; conversation: string; outcome: CaseOutcome | null; now: Date },
): void {
  tx.later(RESOLVE, [options.workspace, options.conversation, options.outcome, options.now])
}
