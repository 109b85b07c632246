import type { Statement, Transaction } from '../../kernel/database.ts'
import type { DeskHandle } from './desk.ts'

const CALLED: Statement = {
  name: 'desk_session_called',
  text: `update desk_session set called_at = coalesce(called_at, $4), handle = handle || $3::jsonb where workspace = $1 and id = $2`,
}

/** An agent is asked for there, by whom ever; `handle` is what was made for that. */
export function noteCalled(
  tx: Transaction,
  { workspace, session, handle, now }: { workspace: number; session: string; handle: DeskHandle; now: Date },
): void {
  tx.later(CALLED, [workspace, session, JSON.stringify(handle), now])
}
