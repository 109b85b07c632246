import type { Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import { foldQuestion, keptOf } from './fold-question.ts'

const RECORD: Statement = {
  name: 'question_record',
  text: `insert into question (workspace, id, way, conversation_id, contact_id, guild_id, text, folded, locale, messages, reply_id,
      decision, article_id, sureness, model_id, asked_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid[], $11, $12, $13, $14, $15, $16)
    on conflict do nothing`,
}

/** A question that was put to the virtual agent, and what it did. */
export interface RecordedQuestion {
  workspace: number
  id: string
  way: 'chat' | 'ask' | 'forum'
  conversation: string | null
  contact: string | null
  guild: string | null
  /** As asked, of any length. */
  text: string
  locale: string
  /** The inbound messages that it was read from; deleting one of them takes the question's words away. */
  messages: readonly string[]
  /** Our message in which the decision shows; null where it is none that is stored. */
  reply: string | null
  decision: 'answer' | 'suggest' | 'unknown'
  /** The article that was given, or the nearest one where none was. */
  article: string | null
  /** From 0 to 1. */
  sureness: number
  /** The model that was so sure; null or left out: words judged it. */
  model?: string | null
  now: Date
}

/** Keeps a question within the caller's transaction: gaps, replays and statistics are read from it. The same id is kept once. */
export function recordQuestion(tx: Transaction, question: RecordedQuestion): void {
  const { workspace, id, way, conversation, contact, guild, text, locale, messages, reply, now } = question
  const { decision, article, sureness, model = null } = question
  const words = [keptOf(text), foldQuestion(text), locale]
  const asked = [workspace, id, way, conversation, contact, guild, ...words, messages, reply]
  tx.later(RECORD, [...asked, decision, article, sureness, model, now])
  if (decision === 'answer') return
  void appendEvents(tx, [{ workspace, kind: 'question.changed', conversation: null, at: now }], { unhurried: true })
}
