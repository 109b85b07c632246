import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const HOLD: Statement = {
  name: 'collection_hold',
  text: 'select id from collection where workspace = $1 and id = $2 for key share',
}

/**
 * Keeps a collection from being deleted until the end of the transaction, which puts an article into it.
 * @throws Refusal invalid when there is none
 */
export async function holdCollection(tx: Transaction, workspace: number, collection: string): Promise<void> {
  const rows = await tx.run(HOLD, [workspace, collection])
  if (rows.length === 0) throw new Refusal('invalid', 'There is no such collection.', { field: 'collection' })
}
