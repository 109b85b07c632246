import type { Statement, Transaction } from '../../kernel/database.ts'

const DROP_TURNS: Statement = {
  name: 'conversation_drop_turns',
  text: `with pressed as (
      update press set awaits_turn = false where workspace = $1 and conversation_id = $2 and awaits_turn
    )
    update message set awaits_turn = false where workspace = $1 and conversation_id = $2 and awaits_turn`,
}

/** What still awaited the virtual agent's turn is the agent's now. */
export function dropTurns(tx: Transaction, workspace: number, conversation: string): void {
  tx.later(DROP_TURNS, [workspace, conversation])
}
