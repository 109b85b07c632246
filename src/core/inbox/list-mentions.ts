import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseMention } from '../../protocol/cases.ts'
import { COUNT_MOST } from './count-cases.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

interface MentionColumns extends AgentColumns {
  entry_id: string
  id: string
  number: string
  status: CaseMention['case']['status']
  subject: string
  text: string
  kind: CaseMention['kind']
  member: string | null
  at: Date
  read_at: Date | null
  keyset: string
}

const select = (
  after: string,
): string => `select m.entry_id, s.id, s.number, s.status, s.subject, e.text, e.kind, c.name as member, m.at, m.read_at, m.at::text as keyset,
      a.id as agent_id, a.public_name, a.picture_blob
    from case_mention m
    join case_entry e on e.workspace = m.workspace and e.id = m.entry_id and e.deleted_at is null
    join support_case s on s.workspace = m.workspace and s.id = m.case_id
    left join agent a on a.workspace = e.workspace and a.id = e.agent_id and e.kind <> 'reminder'
    left join contact c on c.workspace = e.workspace and c.id = e.contact_id
    where m.workspace = $1 and m.agent_id = $2 ${after} order by m.at desc, m.entry_id desc limit $3`

const FIRST: Statement = { name: 'inbox_mentions', text: select('') }
const AFTER: Statement = {
  name: 'inbox_mentions_after',
  text: select('and (m.at, m.entry_id) < ($4::timestamptz, $5::uuid)'),
}

const UNREAD: Statement = {
  name: 'inbox_unread_mentions',
  text: `select count(*)::int as count from (
      select 1 from case_mention m join case_entry e on e.workspace = m.workspace and e.id = m.entry_id and e.deleted_at is null
      where m.workspace = $1 and m.agent_id = $2 and m.read_at is null limit ${COUNT_MOST}) x`,
}

/**
 * Notes in which an agent was named, reminders of theirs that have come, and what was said on cases that they own or follow; the youngest first.
 * Deleted notes are none.
 */
export async function listMentions(
  reader: Reader,
  asked: { workspace: number; agent: string; cursor: string | undefined; limit: number },
): Promise<{ items: CaseMention[]; next: string | null }> {
  const { workspace, agent, cursor, limit } = asked
  const values = [workspace, agent, limit + 1]
  const rows =
    cursor === undefined
      ? await reader.run<MentionColumns>(FIRST, values)
      : await reader.run<MentionColumns>(AFTER, [...values, ...readCursor(cursor)])
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.entry_id]) : null
  return { items: page.map(present), next }
}

/** Mentions that an agent has not looked at, up to 1,000. */
export async function countUnreadMentions(reader: Reader, workspace: number, agent: string): Promise<number> {
  const [row] = await reader.run<{ count: number }>(UNREAD, [workspace, agent])
  return row?.count ?? 0
}

function present(row: MentionColumns): CaseMention {
  const { id, status, subject } = row
  return {
    entry: row.entry_id,
    case: { id, number: Number(row.number), status, subject },
    kind: row.kind,
    by: presentAgent(row),
    member: row.member,
    text: row.text,
    at: row.at.toISOString(),
    read: row.read_at !== null,
  }
}
