import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { lockConversation } from './conversation.ts'

/** An outbound message that agents may change, its conversation locked. */
export interface OwnMessage {
  id: string
  conversation: string
  agentId: string | null
  author: 'contact' | 'agent' | 'virtual_agent' | 'notice'
  direction: 'inbound' | 'outbound' | 'note'
  text: string
  deletedAt: Date | null
  revisions: number
  editedAt: Date | null
  sentAt: Date
  /** The outside desk's session that hears what becomes of it. */
  session: string | null
}

const CONVERSATION_OF: Statement = {
  name: 'message_conversation',
  text: 'select conversation_id as conversation from message where workspace = $1 and id = $2',
}

const READ: Statement = {
  name: 'message_own',
  text: `select id, conversation_id as conversation, agent_id as "agentId", author, direction, text, deleted_at as "deletedAt", revisions,
      edited_at as "editedAt", sent_at as "sentAt"
    from message where workspace = $1 and id = $2`,
}

/** Which message an agent acts on. */
export interface MessageAct {
  workspace: number
  message: string
  agent: string
}

/** Finds a message and takes its conversation's lock, then reads it as it stands under the lock. */
export async function lockMessage(tx: Transaction, act: MessageAct): Promise<OwnMessage> {
  const [found] = await tx.run<{ conversation: string }>(CONVERSATION_OF, [act.workspace, act.message])
  if (!found) throw new Refusal('not_found', 'There is no such message.')
  const { sessionId: session } = await lockConversation(tx, act.workspace, found.conversation)
  const [row] = await tx.run<Omit<OwnMessage, 'session'>>(READ, [act.workspace, act.message])
  if (!row) throw new Refusal('not_found', 'There is no such message.')
  return { ...row, session }
}

/**
 * The same, for a change that only its author may make.
 * @throws Refusal forbidden, when somebody else said it
 */
export async function lockOwnMessage(tx: Transaction, act: MessageAct): Promise<OwnMessage> {
  const message = await lockMessage(tx, act)
  if (message.direction !== 'outbound' || message.author !== 'agent' || message.agentId !== act.agent) {
    throw new Refusal('forbidden', 'Only who wrote a reply may change it.')
  }
  return message
}
