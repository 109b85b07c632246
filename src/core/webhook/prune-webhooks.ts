import type { Database, Statement } from '../../kernel/database.ts'

const PER_ROUND = 2000

// Attempts go with their delivery (on delete cascade).
const PRUNE: Statement = {
  name: 'webhook_prune',
  text: `delete from webhook_delivery where (workspace, id) in (
      select workspace, id from webhook_delivery where made_at < $1 order by made_at limit ${PER_ROUND}) returning 1`,
}

/** Deletes deliveries older than `before`, a piece at a time; answers how many. */
export async function pruneWebhooks(db: Database, before: Date): Promise<number> {
  let total = 0
  for (;;) {
    const rows = await db.run(PRUNE, [before])
    total += rows.length
    if (rows.length < PER_ROUND) return total
  }
}
