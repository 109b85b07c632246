import { eq } from 'drizzle-orm'
import type { Transaction } from '../../kernel/database.ts'
import { workspace } from './tables.ts'

/** Remembers, with the workspaces that stay, that the demo was removed: it is not made again, and a removal that broke off goes on. */
export async function retireDemo(tx: Transaction, at: Date): Promise<void> {
  await tx.orm.update(workspace).set({ demoRemovedAt: at }).where(eq(workspace.demo, false))
}
