import { pictureVersion } from '../../core/agent/agent.ts'
import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { pictureAddress } from '../../protocol/addresses.ts'
import type { AgentEntry, AgentRole } from '../../protocol/agents.ts'

interface Row {
  id: string
  publicName: string
  pictureBlob: string | null
  role: AgentRole
  available: boolean
  name: string
  email: string
  joinedAt: Date
  deactivatedAt: Date | null
  discord: string | null
  chats: number
}

const COLUMNS = `a.id, a.public_name as "publicName", a.picture_blob as "pictureBlob", a.role, a.available, a.name,
  coalesce(u.email, '') as email, a.created_at as "joinedAt", a.deactivated_at as "deactivatedAt", a.discord_name as discord,
  (select count(*)::int from conversation c where c.workspace = a.workspace and c.assignee_id = a.id and c.status = 'assigned') as chats`

const LIST: Statement = {
  name: 'http_agents',
  text: `select ${COLUMNS} from agent a left join "user" u on u.id = a.user_id
    where a.workspace = $1 and ($2 or a.deactivated_at is null)
    order by a.deactivated_at is not null, lower(a.public_name), a.id`,
}

const ONE: Statement = {
  name: 'http_agent',
  text: `select ${COLUMNS} from agent a left join "user" u on u.id = a.user_id where a.workspace = $1 and a.id = $2`,
}

/** Whoever looks at the team: admins see names, addresses and who was deactivated. */
export interface Looking {
  workspace: number
  role: AgentRole
}

/** The team, active ones first, by public name. */
export async function listAgents(
  reader: Reader,
  { workspace, role }: Looking,
  { deactivated }: { deactivated: boolean },
): Promise<AgentEntry[]> {
  const rows = await reader.run<Row>(LIST, [workspace, deactivated && role !== 'agent'])
  return rows.map((row) => present(row, role))
}

/** @throws Refusal `not_found` where the workspace has no such agent */
export async function showAgent(reader: Reader, { workspace, role }: Looking, id: string): Promise<AgentEntry> {
  const [row] = await reader.run<Row>(ONE, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such agent.')
  return present(row, role)
}

function present(row: Row, role: AgentRole): AgentEntry {
  const { id, publicName, pictureBlob, available, name, email, discord, chats } = row
  const joinedAt = row.joinedAt.toISOString()
  const deactivatedAt = row.deactivatedAt?.toISOString() ?? null
  return {
    id,
    publicName,
    picture: pictureBlob ? pictureAddress(id, pictureVersion(pictureBlob)) : null,
    role: row.role,
    available: available && !deactivatedAt,
    details: role === 'agent' ? null : { name, email, joinedAt, deactivatedAt, discord, chats },
  }
}
