import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '../../kernel/database.ts'
import { agent } from './tables.ts'

/** The picture of an agent, a deactivated one included, because old messages still show it. */
export async function findPicture(
  reader: Reader,
  workspace: number,
  id: string,
): Promise<{ blob: string; mediaType: string } | null> {
  const [row] = await reader.orm
    .select({ blob: agent.pictureBlob, mediaType: agent.pictureType })
    .from(agent)
    .where(and(eq(agent.workspace, workspace), eq(agent.id, id)))
  return row?.blob && row.mediaType ? { blob: row.blob, mediaType: row.mediaType } : null
}

/** The id of the workspace's active owner, or null while it waits for one. */
export async function findOwner(reader: Reader, workspace: number): Promise<string | null> {
  const [row] = await reader.orm
    .select({ id: agent.id })
    .from(agent)
    .where(and(eq(agent.workspace, workspace), eq(agent.role, 'owner'), isNull(agent.deactivatedAt)))
    .limit(1)
  return row?.id ?? null
}
