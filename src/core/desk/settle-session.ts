import type { Statement, Transaction } from '../../kernel/database.ts'

const SETTLE: Statement = {
  name: 'desk_session_settle',
  text: `update desk_session set state = 'ended', ended_by = coalesce(ended_by, $3), ended_at = $4, look_at = null, trouble = null
    where workspace = $1 and id = $2 and state <> 'ended' returning id`,
}

const CANCEL: Statement = {
  name: 'relay_cancel',
  text: `update relay set state = 'cancelled', settled_at = $3 where workspace = $1 and session_id = $2 and state in ('queued', 'sending')
    returning message_id as message, operation, past`,
}

/**
 * The exchange is over at the desk. Answers the messages that were not told any more, so that the next session begins with them as new; `null`
 * where it was over before.
 */
export async function settleSession(
  tx: Transaction,
  settled: {
    workspace: number
    session: string
    by: 'us' | 'agent' | 'timer' | 'cancelled' | 'failed'
    now: Date
  },
): Promise<string[] | null> {
  const { workspace, session, by, now } = settled
  const [ended, waiting] = await Promise.all([
    tx.run(SETTLE, [workspace, session, by, now]),
    tx.run<{ message: string | null; operation: string; past: boolean }>(CANCEL, [workspace, session, now]),
  ])
  if (ended.length === 0) return null
  const said = waiting.filter(({ operation, past }) => operation === 'send' && !past)
  return [...new Set(said.flatMap(({ message }) => message ?? []))]
}
