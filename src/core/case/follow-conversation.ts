import type { Statement, Transaction } from '../../kernel/database.ts'
import type { CaseOutcome } from './case.ts'

// What members see moves only by the hand of staff: a chat about a bug that ends has not mended it.
const OWN: Statement = {
  name: 'case_own',
  text: `update support_case set owner_id = $3, outcome = null, resolved_at = null, changed_at = $4, version = version + 1,
      status = case when $3::uuid is null then 'new' when status in ('new', 'resolved', 'closed') then 'open' else status end
    where workspace = $1 and conversation_id = $2 and not published`,
}

const RESOLVE: Statement = {
  name: 'case_resolve',
  text: `update support_case set status = 'resolved', outcome = $3, resolved_at = $4, changed_at = $4, version = version + 1
    where workspace = $1 and conversation_id = $2 and status not in ('resolved', 'closed') and not published`,
}

/** The conversation's case has another owner, or none; a resolved one is open again. Nothing happens where there is no case. */
export function ownCase(
  tx: Transaction,
  options: { workspace: number; conversation: string; owner: string | null; now: Date },
): void {
  const { workspace, conversation, owner, now } = options
  tx.later(OWN, [workspace, conversation, owner, now])
}

/** The conversation's case has ended. `outcome` null: an agent resolved it. */
export function resolveCase(
  tx: Transaction,
  options: { workspace: number; conversation: string; outcome: CaseOutcome | null; now: Date },
): void {
  tx.later(RESOLVE, [options.workspace, options.conversation, options.outcome, options.now])
}
