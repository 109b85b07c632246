import type { Statement, Transaction } from '../../kernel/database.ts'

const SET: Statement = {
  name: 'conversation_set_desk_agent',
  text: 'update conversation set desk_agent = $3 where workspace = $1 and id = $2',
}

/** Another of the outside desk's agents has a locked conversation, of whom the contact was told before. */
export function setDeskAgent(tx: Transaction, workspace: number, conversation: string, name: string): void {
  tx.later(SET, [workspace, conversation, name])
}
