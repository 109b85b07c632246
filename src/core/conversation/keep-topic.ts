import type { Statement, Transaction } from '../../kernel/database.ts'
import type { Topic } from './topic.ts'

const TOPIC: Statement = {
  name: 'conversation_topic',
  text: 'update conversation set topic = $3::jsonb where workspace = $1 and id = $2',
}

/** Remembers what the chat is about. A handoff ends it. */
export function keepTopic(
  tx: Transaction,
  { workspace, conversation, topic, now }: { workspace: number; conversation: string; topic: Topic; now: Date },
): void {
  tx.later(TOPIC, [workspace, conversation, JSON.stringify({ ...topic, at: now })])
}
