import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/database.ts'
import { workspace } from './tables.ts'

/** Deletes the row of a demo, once nothing refers to it any more. A real workspace is never deleted by this. */
export async function deleteDemo(reader: Reader, id: number): Promise<void> {
  await reader.orm.delete(workspace).where(and(eq(workspace.id, id), eq(workspace.demo, true)))
}
