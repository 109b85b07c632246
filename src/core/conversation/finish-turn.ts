import type { Statement, Transaction } from '../../kernel/database.ts'

const DONE: Statement = {
  name: 'turn_done',
  text: `with pressed as (
      update press set awaits_turn = false where workspace = $1 and id = any($3)
    )
    update message set awaits_turn = false where workspace = $1 and id = any($2)`,
}

/** The virtual agent has taken its turn on these. */
export function finishTurn(
  tx: Transaction,
  workspace: number,
  messages: readonly string[],
  presses: readonly string[],
): void {
  if (messages.length + presses.length > 0) tx.later(DONE, [workspace, messages, presses])
}
