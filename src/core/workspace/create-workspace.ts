import type { Transaction } from '../../kernel/database.ts'
import { openCounter } from '../../kernel/events/counter.ts'
import { workspace } from './tables.ts'

/** Makes a workspace together with the counter of its event log. Answers its id. */
export async function createWorkspace(
  tx: Transaction,
  { name, demo, at }: { name: string; demo: boolean; at: Date },
): Promise<number> {
  const [row] = await tx.orm.insert(workspace).values({ name, demo, createdAt: at }).returning({ id: workspace.id })
  if (!row) throw new Error('the workspace was not stored')
  await openCounter(tx, row.id)
  return row.id
}
