import { eq } from 'drizzle-orm'
import type { Transaction } from '../../kernel/database.ts'
import { workspace } from './tables.ts'

/** Gives a workspace another name. */
export async function renameWorkspace(
  tx: Transaction,
  { workspace: id, name }: { workspace: number; name: string },
): Promise<void> {
  await tx.orm.update(workspace).set({ name }).where(eq(workspace.id, id))
}
