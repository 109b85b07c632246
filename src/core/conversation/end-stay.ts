import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { endSession } from '../desk/end-session.ts'
import type { LockedConversation } from './conversation.ts'

const LEAVE: Statement = {
  name: 'conversation_end_stay',
  text: 'update conversation set session_id = null where workspace = $1 and id = $2',
}

/** Nothing that is said from here on is told to the desk at which the conversation was. */
export function leaveStay(tx: Transaction, workspace: number, conversation: string): void {
  tx.later(LEAVE, [workspace, conversation])
}

/**
 * The conversation is no longer answered at the outside desk at which it was: its stay there is ended, once that desk has heard what was said
 * until now. To be called after what is said about it. Answers the facts, for the caller to state; none where it was at no such desk.
 */
export async function endStay(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, now } = options
  const { id, sessionId: session } = conversation
  if (session === null) return []
  await endSession(tx, { workspace, session, conversation: id, now })
  leaveStay(tx, workspace, id)
  return [{ workspace, kind: 'transfer.changed', conversation: id, at: now }]
}
