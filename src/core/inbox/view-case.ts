import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseView } from '../../protocol/cases.ts'
import { priorityOf } from '../case/priority.ts'
import { type AgentColumns, presentAgent } from './present-agent.ts'

interface CaseColumns extends AgentColumns {
  id: string
  number: string
  status: CaseView['status']
  subject: string
  type: CaseView['type']
  priority: number
  outcome: CaseView['outcome']
  reason: CaseView['reason']
  conversation: string
  requester: CaseView['requester']
  guild: CaseView['guild']
  origin: CaseView['origin']
  roles: string[]
  opened_at: Date
  resolved_at: Date | null
}

const CASE: Statement = {
  name: 'inbox_case_of',
  text: `select s.id, s.number, s.status, s.type, s.priority, s.subject, s.outcome, s.reason, s.conversation_id as conversation, s.guild, s.origin, s.roles,
      s.opened_at, s.resolved_at, a.id as agent_id, a.public_name, a.picture_blob,
      json_build_object('id', ct.id, 'name', ct.name, 'handle', i.handle, 'picture', coalesce(ct.picture, i.picture)) as requester
    from conversation c
    join support_case s on s.workspace = c.workspace and s.id = c.case_id
    join contact ct on ct.workspace = s.workspace and ct.id = s.requester_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join agent a on a.workspace = s.workspace and a.id = s.owner_id
    where c.workspace = $1 and c.id = $2`,
}

/** The handoff case of a conversation, as it stands now; null where it has none. */
export async function viewCaseOf(reader: Reader, workspace: number, conversation: string): Promise<CaseView | null> {
  const [row] = await reader.run<CaseColumns>(CASE, [workspace, conversation])
  if (!row) return null
  const { id, status, type, subject, outcome, reason, requester, guild, origin, roles } = row
  return {
    ...{ id, status, type, subject, outcome, reason, requester, guild, origin, roles },
    number: Number(row.number),
    priority: priorityOf(row.priority),
    owner: presentAgent(row),
    conversation: row.conversation,
    openedAt: row.opened_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  }
}
