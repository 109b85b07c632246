import type { Statement, Transaction } from '../../kernel/database.ts'

const WAIT: Statement = {
  name: 'conversation_wait_elsewhere',
  text: `update conversation set status = 'queued', desk_agent = null, queued_at = $3, quiet_since = null, reminded_at = null
    where workspace = $1 and id = $2 and status = 'assigned'`,
}

/** An agent of the outside desk is asked for anew, since the exchange with the one before is over. */
export function waitElsewhere(tx: Transaction, workspace: number, conversation: string, now: Date): void {
  tx.later(WAIT, [workspace, conversation, now])
}
