import type { Reader, Statement } from '../../kernel/database.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { type MessageColumns, presentMessage, SELECT_MESSAGES } from './message.ts'

const MESSAGES: Statement = {
  name: 'inbox_messages',
  text: `${SELECT_MESSAGES} where m.workspace = $1 and m.id = any($2::uuid[])`,
}

/** These messages as they stand now, by id; unknown ids are absent. One query. */
export async function viewMessages(
  reader: Reader,
  workspace: number,
  messages: readonly string[],
): Promise<Map<string, MessageView>> {
  if (messages.length === 0) return new Map()
  const rows = await reader.run<MessageColumns>(MESSAGES, [workspace, messages])
  return new Map(rows.map((row) => [row.id, presentMessage(row)]))
}
