import type { Database, Statement } from '../database.ts'

const PRUNE: Statement = {
  name: 'event_prune',
  text: `with gone as (
      delete from event where (workspace, number) in (select workspace, number from event where at < $1 limit $2)
      returning workspace, number
    ), counted as (
      update event_counter c set pruned = greatest(c.pruned, g.number)
      from (select workspace, max(number) as number from gone group by workspace) g where c.workspace = g.workspace
      returning 1
    )
    select count(*)::int as n from gone`,
}

const PER_ROUND = 5000

/** Deletes events older than `before`, a piece at a time. Screens that slept longer load everything again. */
export async function pruneEvents(db: Database, before: Date): Promise<number> {
  let total = 0
  for (;;) {
    const [row] = await db.run<{ n: number }>(PRUNE, [before, PER_ROUND])
    total += row?.n ?? 0
    if ((row?.n ?? 0) < PER_ROUND) return total
  }
}
