import type { Statement, Transaction } from '../../../kernel/database.ts'
import { appendEvents } from '../../../kernel/events/append.ts'

const FORGET: Statement = {
  name: 'model_forget',
  text: 'delete from answer_model where workspace = $1 returning id',
}

/** There is too little left to learn from: from the commit on every instance answers by words alone. */
export async function forgetModels(tx: Transaction, workspace: number, now: Date): Promise<void> {
  const rows = await tx.run<{ id: string }>(FORGET, [workspace])
  if (rows.length === 0) return
  await appendEvents(tx, [{ workspace, kind: 'model.changed', conversation: null, at: now }], { unhurried: true })
}
