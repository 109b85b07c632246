import type { Reader, Statement } from '../../kernel/database.ts'

const DELETE: Statement = { name: 'workspace_delete_demo', text: 'delete from workspace where id = $1 and demo' }
/** PostgreSQL's foreign_key_violation. */
const REFERRED_TO = '23503'

/**
 * Deletes the row of a demo, once nothing refers to it any more; false while something does. A real workspace is never deleted by this.
 */
export async function deleteDemo(reader: Reader, id: number): Promise<boolean> {
  try {
    await reader.run(DELETE, [id])
    return true
  } catch (error) {
    if ((error as { code?: string }).code === REFERRED_TO) return false
    throw error
  }
}
