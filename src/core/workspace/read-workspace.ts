import { asc, eq } from 'drizzle-orm'
import type { Reader, Transaction } from '../../kernel/database.ts'
import { workspace } from './tables.ts'

/** A workspace as other folders see it. */
export interface Workspace {
  id: number
  name: string
  demo: boolean
  locale: string
  /** When the demo beside it was removed, or null. */
  demoRemovedAt: Date | null
}

const columns = {
  id: workspace.id,
  name: workspace.name,
  demo: workspace.demo,
  locale: workspace.locale,
  demoRemovedAt: workspace.demoRemovedAt,
}

/** All workspaces of the installation, oldest first. */
export function listWorkspaces(reader: Reader): Promise<Workspace[]> {
  return reader.orm.select(columns).from(workspace).orderBy(asc(workspace.id))
}

/** One workspace, held against other writers until the end of the transaction; null when there is none. */
export async function lockWorkspace(tx: Transaction, id: number): Promise<Workspace | null> {
  const [row] = await tx.orm.select(columns).from(workspace).where(eq(workspace.id, id)).for('update')
  return row ?? null
}
