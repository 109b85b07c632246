import type { Statement, Transaction } from '../../kernel/database.ts'
import { wakeDesk } from './wake-desk.ts'

const HINT: Statement = {
  name: 'desk_session_hint_look',
  text: `update desk_session set look_at = least(look_at, $3) where workspace = $1 and id = $2 and state <> 'ended'
    returning conversation_id as conversation`,
}

/** Has the exchange read at `at`, or before if that was to happen. One that is ending is ended then, and read once more. Nothing where it is over. */
export async function hintLook(
  tx: Transaction,
  { workspace, session, at }: { workspace: number; session: string; at: Date },
): Promise<void> {
  const rows = await tx.run<{ conversation: string }>(HINT, [workspace, session, at])
  await wakeDesk(
    tx,
    workspace,
    rows.map(({ conversation }) => conversation),
    at,
  )
}
