import type { Statement, Transaction } from '../../kernel/database.ts'
import { wakeDesk } from './wake-desk.ts'

const END: Statement = {
  name: 'desk_session_end',
  text: `update desk_session set state = 'ending', ended_by = 'us', look_at = null where workspace = $1 and id = $2
      and state in ('opening', 'open')`,
}

/** Our side is over: what still waits is told, then the exchange is ended there. The caller takes the session from its conversation. */
export async function endSession(
  tx: Transaction,
  ending: { workspace: number; session: string; conversation: string; now: Date },
): Promise<void> {
  const { workspace, session, conversation, now } = ending
  await tx.run(END, [workspace, session])
  await wakeDesk(tx, workspace, [conversation], now)
}
