import type { Statement, Transaction } from '../../kernel/database.ts'
import { wakeDesk } from './wake-desk.ts'

const END: Statement = {
  name: 'desk_session_end',
  text: `update desk_session set state = 'ending', ended_by = $3, look_at = null where workspace = $1 and id = $2
      and state in ('opening', 'open')`,
}

/** Our side is over, or nobody there is asked any more: what still waits is told, then the exchange is ended there. The caller takes the session from its conversation. */
export async function endSession(
  tx: Transaction,
  ending: { workspace: number; session: string; conversation: string; by?: 'us' | 'cancelled'; now: Date },
): Promise<void> {
  const { workspace, session, conversation, by = 'us', now } = ending
  await tx.run(END, [workspace, session, by])
  await wakeDesk(tx, workspace, [conversation], now)
}
