import type { Database, Statement } from '../../../../kernel/database.ts'

const PRUNE: Statement = { name: 'embedding_prune', text: 'delete from embedding where used_at < $1 returning 1' }

/** Forgets vectors that nobody has asked for since. Answers how many. */
export async function pruneEmbeddings(db: Database, before: Date): Promise<number> {
  return (await db.run(PRUNE, [before])).length
}
