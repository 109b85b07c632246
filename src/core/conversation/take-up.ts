import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { wakeTurns } from './wake-turns.ts'

const AWAIT: Statement = {
  name: 'message_take_up',
  text: 'update message set awaits_turn = true where workspace = $1 and id = any($2)',
}

const REOPEN: Statement = {
  name: 'conversation_take_up',
  text: `update conversation set status = 'automated', resolved_at = null, resolved_by = null, desk = 'console', desk_agent = null,
      quiet_since = $3, reminded_at = null
    where workspace = $1 and id = $2`,
}

/**
 * What the contact said in the moment in which an outside desk ended the conversation was read by nobody there: it opens it again, and the
 * virtual agent looks at it. Answers the facts, for the caller to state; none where nothing was said by the contact.
 */
export async function takeUp(
  tx: Transaction,
  options: { workspace: number; conversation: string; messages: readonly string[]; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, messages, now } = options
  if (messages.length === 0) return []
  tx.later(AWAIT, [workspace, messages])
  tx.later(REOPEN, [workspace, conversation, now])
  await wakeTurns(tx, workspace, [conversation], now)
  return [{ workspace, kind: 'conversation.reopened', conversation, at: now }]
}
