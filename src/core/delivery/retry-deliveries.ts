import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const RETRY: Statement = {
  name: 'delivery_retry',
  text: `update delivery set state = 'queued', attempts = 0, attempted_at = null, retry_at = null, settled_at = null, cause = null, detail = null
    where workspace = $1 and message_id = $2 and state in ('failed', 'unknown') and ladder returning id`,
}

const ELSEWHERE: Statement = {
  name: 'delivery_told_elsewhere',
  text: `select 1 as told from delivery where workspace = $1 and message_id = $2 and state = 'failed' and not ladder limit 1`,
}

/**
 * Queues again what failed or is unknown; answers how many operations that is.
 * @throws Refusal `conflict` for what has another way than the ladder: whoever it did not reach is told there, and would be told twice
 */
export async function retryDeliveries(tx: Transaction, workspace: number, message: string): Promise<number> {
  const rows = await tx.run(RETRY, [workspace, message])
  if (rows.length === 0 && (await tx.run(ELSEWHERE, [workspace, message])).length > 0) {
    throw new Refusal('conflict', 'Whom this did not reach here is told by name in the thread of the case.')
  }
  return rows.length
}
