import type { Statement, Transaction } from '../../kernel/database.ts'

const RETRY: Statement = {
  name: 'delivery_retry',
  text: `update delivery set state = 'queued', attempts = 0, attempted_at = null, retry_at = null, settled_at = null, cause = null, detail = null
    where workspace = $1 and message_id = $2 and state in ('failed', 'unknown') returning id`,
}

/** Queues again what failed or is unknown; answers how many operations that is. */
export async function retryDeliveries(tx: Transaction, workspace: number, message: string): Promise<number> {
  const rows = await tx.run(RETRY, [workspace, message])
  return rows.length
}
