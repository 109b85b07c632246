import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

/** An agent's act on the collections of a workspace. */
export interface CollectionAct {
  workspace: number
  agent: string | null
}

/** Namespace of the advisory lock on a workspace's collections; the second number is the workspace. */
const COLLECTIONS_LOCK = 7_305_004

const HOLD: Statement = { name: 'collections_lock', text: 'select pg_advisory_xact_lock($1::int, $2::int)' }

const READ: Statement = {
  name: 'collections_read',
  text: 'select id, name from collection where workspace = $1 order by position, created_at, id for update',
}

export interface StoredCollection {
  id: string
  name: string
}

/** The collections in their order, held against other changes of any of them until the end of the transaction. */
export async function lockCollections(tx: Transaction, workspace: number): Promise<StoredCollection[]> {
  await tx.run(HOLD, [COLLECTIONS_LOCK, workspace])
  return tx.run<StoredCollection>(READ, [workspace])
}

/**
 * Names are told apart without regard to case.
 * @throws Refusal conflict
 */
export function checkName(others: readonly StoredCollection[], name: string): void {
  const folded = name.toLowerCase()
  if (others.some((other) => other.name.toLowerCase() === folded)) {
    throw new Refusal('conflict', 'There is a collection of that name already.', { field: 'name' })
  }
}
