import type { Reader, Statement } from '../../kernel/database.ts'
import type { TransferView } from '../../protocol/conversations.ts'

interface Row {
  desk: TransferView['desk']
  purpose: TransferView['purpose']
  state: TransferView['state']
  opened_at: Date
  joined_at: Date | null
  ended_at: Date | null
  ended_by: TransferView['endedBy']
  agents: Record<string, string>
  trouble: string | null
  failed: number
  failed_why: string[] | null
  handle: Record<string, string>
}

const NEWEST: Statement = {
  name: 'inbox_transfer',
  text: `select s.desk, s.purpose, s.state, s.opened_at, s.joined_at, s.ended_at, s.ended_by, s.agents, s.trouble, s.handle, (
      select count(*)::int from relay r where r.workspace = s.workspace and r.session_id = s.id and r.state = 'failed') as failed, (
      select array_agg(w.detail order by w.newest desc) from (
        select r.detail, max(r.id) as newest from relay r
        where r.workspace = s.workspace and r.session_id = s.id and r.state = 'failed' and r.detail is not null
        group by r.detail order by newest desc limit 3) w) as failed_why
    from desk_session s where s.workspace = $1 and s.conversation_id = $2 order by s.opened_at desc limit 1`,
}

/** Of a handle's entries those that lead a person somewhere begin so; see core/desk. */
const LINK = 'url:'
const LINKS = ['conversation', 'task', 'execution'] as const

/** The newest stay of a conversation at an outside desk; null where it was never there. */
export async function readTransfer(reader: Reader, workspace: number, id: string): Promise<TransferView | null> {
  const [row] = await reader.run<Row>(NEWEST, [workspace, id])
  if (!row) return null
  return {
    desk: row.desk,
    purpose: row.purpose,
    state: row.state,
    openedAt: row.opened_at.toISOString(),
    joinedAt: row.joined_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedBy: row.ended_by,
    agents: Object.values(row.agents),
    trouble: row.trouble,
    failed: row.failed,
    failedWhy: row.failed_why ?? [],
    links: LINKS.flatMap((what) => {
      const url = row.handle[`${LINK}${what}`]
      return url ? [{ what, url }] : []
    }),
  }
}
