import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type MessageColumns, presentMessage, SELECT_MESSAGES } from './message.ts'

const ORDER = 'order by m.sent_at desc, m.id desc limit $3'
const WHERE = 'where m.workspace = $1 and m.conversation_id = $2'

const NEWEST: Statement = { name: 'inbox_page', text: `${SELECT_MESSAGES} ${WHERE} ${ORDER}` }
const OLDER: Statement = {
  name: 'inbox_page_after',
  text: `${SELECT_MESSAGES} ${WHERE} and (m.sent_at, m.id) < ($4::timestamptz, $5::uuid) ${ORDER}`,
}
const EXISTS: Statement = { name: 'inbox_exists', text: 'select 1 from conversation where workspace = $1 and id = $2' }

export interface PageInput {
  workspace: number
  conversation: string
  cursor: string | undefined
  limit: number
}

/**
 * The newest messages of a conversation, then those before the cursor; within the page oldest first.
 * @throws Refusal `not_found` when there is no such conversation
 */
export async function pageMessages(
  reader: Reader,
  { workspace, conversation, cursor, limit }: PageInput,
): Promise<{ items: MessageView[]; next: string | null }> {
  const values = [workspace, conversation, limit + 1]
  const rows =
    cursor === undefined
      ? await reader.run<MessageColumns>(NEWEST, values)
      : await reader.run<MessageColumns>(OLDER, [...values, ...readCursor(cursor)])
  if (rows.length === 0 && (await reader.run(EXISTS, [workspace, conversation])).length === 0) {
    throw new Refusal('not_found', 'There is no such conversation.')
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.id]) : null
  return { items: page.map(presentMessage).reverse(), next }
}
