import type { Reader, Statement } from '../../kernel/database.ts'
import type { ConversationRow, ConversationViewName } from '../../protocol/conversations.ts'
import { readCursor, readTurnCursor, writeCursor, writeTurnCursor } from './cursor.ts'
import { presentRow, type RowColumns, SELECT_ROWS } from './row.ts'

export interface ListInput {
  workspace: number
  agent: string
  view: ConversationViewName
  cursor: string | undefined
  limit: number
}

/** One condition per view, each with a partial index of its own, so that a page is read from the index whatever the size. */
const CONDITIONS: Record<ConversationViewName, string> = {
  all: '',
  // What waits at another desk waits for none of ours.
  unassigned: `and c.status = 'queued' and c.desk = 'console'`,
  flex: `and c.desk = 'flex' and c.status in ('queued', 'assigned')`,
  automated: `and c.status = 'automated'`,
  mine: `and c.status = 'assigned' and c.assignee_id = $3`,
  resolved: `and c.status = 'resolved'`,
}

const NEWEST = 'order by c.last_message_at desc, c.id desc limit $2'
/** Turns are given out once, so they need no id behind them. */
const QUEUE = 'order by c.queue_order limit $2'

/** The newest conversations of a view, then those after the cursor; of those that wait, the ones that have waited longest. */
export async function listConversations(
  reader: Reader,
  input: ListInput,
): Promise<{ items: ConversationRow[]; next: string | null }> {
  const { statement, values } = statementFor(input)
  const rows = await reader.run<RowColumns>(statement, values)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? cursorOf(input.view, last) : null
  return { items: page.map(presentRow), next }
}

function cursorOf(view: ConversationViewName, last: RowColumns): string {
  return view === 'unassigned' ? writeTurnCursor(last.queue_order ?? '0') : writeCursor([last.keyset, last.id])
}

function statementFor(input: ListInput): { statement: Statement; values: unknown[] } {
  // One row more than asked for tells whether there is another page.
  const values: unknown[] = [input.workspace, input.limit + 1]
  if (input.view === 'mine') values.push(input.agent)
  const waits = input.view === 'unassigned'
  let after = ''
  if (input.cursor !== undefined && waits) {
    after = `and c.queue_order > $${values.push(readTurnCursor(input.cursor))}::bigint`
  } else if (input.cursor !== undefined) {
    const [time, id] = readCursor(input.cursor)
    const first = values.push(time, id) - 1
    after = `and (c.last_message_at, c.id) < ($${first}::timestamptz, $${first + 1}::uuid)`
  }
  const name = `inbox_list_${input.view}${after ? '_after' : ''}`
  const text = `${SELECT_ROWS} where c.workspace = $1 ${CONDITIONS[input.view]} ${after} ${waits ? QUEUE : NEWEST}`
  return { statement: { name, text }, values }
}
