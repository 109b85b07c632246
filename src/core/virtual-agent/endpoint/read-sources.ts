import type { Reader, Statement } from '../../../kernel/database.ts'
import type { Source } from './passages.ts'

const READ: Statement = {
  name: 'endpoint_sources',
  text: `select id, title, body from article where workspace = $1 and id = any($2::uuid[]) and status = 'published'`,
}

/** Articles that are published now, in the order of their ids here. */
export async function readSources(reader: Reader, workspace: number, ids: readonly string[]): Promise<Source[]> {
  if (ids.length === 0) return []
  const rows = await reader.run<Source>(READ, [workspace, ids])
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}
