import type { Reader, Statement } from '../../kernel/database.ts'
import type { ConversationRow } from '../../protocol/conversations.ts'
import { presentRow, type RowColumns, SELECT_ROWS } from './row.ts'

const ROWS: Statement = {
  name: 'inbox_rows',
  text: `${SELECT_ROWS} where c.workspace = $1 and c.id = any($2::uuid[])`,
}

/** The inbox rows of these conversations as they stand now, by id; unknown ids are absent. One query. */
export async function viewRows(
  reader: Reader,
  workspace: number,
  conversations: readonly string[],
): Promise<Map<string, ConversationRow>> {
  if (conversations.length === 0) return new Map()
  const rows = await reader.run<RowColumns>(ROWS, [workspace, conversations])
  return new Map(rows.map((row) => [row.id, presentRow(row)]))
}
