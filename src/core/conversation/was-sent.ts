import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const SENT: Statement = {
  name: 'message_sent_before',
  text: 'select conversation_id as conversation, agent_id as agent, direction from message where workspace = $1 and id = $2',
}

/**
 * Whether an agent has sent this before: the caller makes the id, so that sending twice stores once.
 * @throws Refusal conflict, when the id is another message's, or what was a note is now to be a reply
 */
export async function wasSent(
  tx: Transaction,
  message: { workspace: number; id: string; conversation: string; agent: string; direction: 'outbound' | 'note' },
): Promise<boolean> {
  const { workspace, id, conversation, agent, direction } = message
  const [sent] = await tx.run<{ conversation: string; agent: string | null; direction: string }>(SENT, [workspace, id])
  if (!sent) return false
  if (sent.conversation === conversation && sent.agent === agent && sent.direction === direction) return true
  throw new Refusal('conflict', 'This id belongs to another message.')
}
