import type { Reader, Statement } from '../../kernel/database.ts'
import type { AgentView } from '../../protocol/agents.ts'
import { noAnnouncement } from '../announcement/announcement.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

interface Columns extends AgentColumns {
  version: number | null
  text: string
  at: Date
}

const WORDINGS: Statement = {
  name: 'inbox_announcement_wordings',
  text: `select r.version, r.text, r.at, g.id as agent_id, g.public_name, g.picture_blob
    from announcement a
    left join announcement_revision r on r.workspace = a.workspace and r.announcement_id = a.id
    left join agent g on g.workspace = r.workspace and g.id = r.agent_id
    where a.workspace = $1 and a.id = $2 order by r.version desc`,
}

/** What an announcement says and said, newest first; none while it was never changed. @throws Refusal not_found */
export async function listAnnouncementWordings(
  reader: Reader,
  workspace: number,
  id: string,
): Promise<{ version: number; text: string; by: AgentView | null; at: string }[]> {
  const rows = await reader.run<Columns>(WORDINGS, [workspace, id])
  if (rows.length === 0) throw noAnnouncement()
  return rows.flatMap((row) => {
    const { version, text, at } = row
    return version === null ? [] : [{ version, text, by: presentAgent(row), at: at.toISOString() }]
  })
}
