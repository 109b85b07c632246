import { eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/database.ts'
import { workspace } from './tables.ts'

/** A workspace that was made to try things in, and then got a token of its own, is no demo any more: nobody may remove it as one. */
export async function makeReal(reader: Reader, id: number): Promise<void> {
  await reader.orm.update(workspace).set({ demo: false }).where(eq(workspace.id, id))
}
