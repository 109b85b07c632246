import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'

const STORE: Statement = {
  name: 'message_store_fact',
  text: `insert into message (workspace, id, conversation_id, direction, author, agent_id, kind, text, sent_at, created_at)
    values ($1, $2, $3, 'note', 'notice', $4, 'text', $5, $6, $6)`,
}

/**
 * Writes what the team did with a conversation into its course, in one sentence of the desk's own language. It goes nowhere: the
 * contact never reads it. Answers the fact to be stated.
 */
export function noteFact(
  tx: Transaction,
  fact: { workspace: number; conversation: string; agent: string | null; words: string; now: Date },
): NewEvent {
  const { workspace, conversation, agent, words, now } = fact
  const id = newId()
  tx.later(STORE, [workspace, id, conversation, agent, words, now])
  return { workspace, kind: 'message.created', conversation, message: id, agent, at: now }
}
