import type { Statement, Transaction } from '../../kernel/database.ts'

/** Namespace of our advisory locks for the index, so that they meet nobody else's; the second number is the workspace. */
const INDEX_LOCK = 7_305_003

const LOCK: Statement = { name: 'article_index_lock', text: 'select pg_advisory_xact_lock($1::int, $2::int)' }

/**
 * Lets one transaction at a time change the workspace's index. Two articles share many stems, whose counts would else be locked in
 * two orders. Taken after the article's own lock.
 */
export async function lockIndex(tx: Transaction, workspace: number): Promise<void> {
  await tx.run(LOCK, [INDEX_LOCK, workspace])
}
