import type { Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'
import { wakeEmbedding } from '../endpoint/vectors/wake-embedding.ts'
import type { AnswerModel } from './answer-model.ts'

const STORE: Statement = {
  name: 'model_store',
  text: `insert into answer_model (workspace, id, lessons, packed, articles, examples, figures, trained_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
}

const CONFIRM: Statement = {
  name: 'model_confirm',
  text: 'update answer_model set trained_at = $3 where workspace = $1 and id = $2 and trained_at < $3',
}

/** Its lessons were read again and are the same: what was published until then it knows. Other instances hear of it with their next look. */
export function confirmModel(
  tx: Transaction,
  workspace: number,
  { model, readAt }: { model: string; readAt: Date },
): void {
  tx.later(CONFIRM, [workspace, model, readAt])
}

/** The one before stays, for an instance that is just reading it. */
const KEPT = 2

const DROP: Statement = {
  name: 'model_drop',
  text: `delete from answer_model where workspace = $1 and id not in (
    select id from answer_model where workspace = $1 order by trained_at desc nulls first, id desc limit ${KEPT})`,
}

/** From the commit on every instance answers by this model. */
export async function storeModel(
  tx: Transaction,
  workspace: number,
  { packed, now, ...model }: AnswerModel & { packed: Uint8Array; now: Date },
): Promise<void> {
  const { id, lessons, articles, examples, figures, trainedAt } = model
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  tx.later(STORE, [workspace, id, lessons, bytes, articles, examples, JSON.stringify(figures), trainedAt])
  tx.later(DROP, [workspace])
  await wakeEmbedding(tx, workspace, now)
  await appendEvents(tx, [{ workspace, kind: 'model.changed', conversation: null, at: now }], { unhurried: true })
}
