import type { Statement } from '../../kernel/database.ts'
import { type Batch, noteEvent } from './batch.ts'
import type { LockedConversation } from './conversation.ts'
import type { InboundPress } from './inbound.ts'

const RATE: Statement = {
  name: 'conversation_rate',
  text: `insert into rating (workspace, conversation_id, score, agent_id, at) values ($1, $2, $3, $4, $5)
    on conflict (workspace, conversation_id) do update set score = excluded.score, agent_id = excluded.agent_id, at = excluded.at
    returning score`,
}

const COMMENT: Statement = {
  name: 'conversation_rating_comment',
  text: 'update rating set comment = $3 where workspace = $1 and conversation_id = $2 returning score',
}

const COMMENT_LENGTH = 1000

/** Keeps what a contact thought: a score of 1 to 5, then perhaps a word on it. The last of several counts. */
export async function rate(batch: Batch, conversation: LockedConversation, press: InboundPress): Promise<void> {
  const { tx, workspace } = batch
  const { id, assigneeId } = conversation
  const score = Number(press.value)
  const comment = press.value.trim().slice(0, COMMENT_LENGTH).toWellFormed()
  const isScore = press.act === 'rate' && Number.isInteger(score) && score >= 1 && score <= 5
  if (press.act === 'rate' ? !isScore : comment === '') return
  const stored = isScore
    ? await tx.run(RATE, [workspace, id, score, assigneeId, press.sentAt])
    : await tx.run(COMMENT, [workspace, id, comment])
  if (stored.length > 0) noteEvent(batch, 'conversation.rated', id, null)
}
