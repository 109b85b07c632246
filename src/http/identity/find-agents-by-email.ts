import type { Reader, Statement } from '../../kernel/database.ts'

const FIND: Statement = {
  name: 'http_agents_by_email',
  text: `select a.workspace, w.name as "workspaceName", w.demo, a.id as agent from "user" u
    join agent a on a.user_id = u.id and a.deactivated_at is null
    join workspace w on w.id = a.workspace
    where u.email = $1 order by a.workspace`,
}

/** An active agent who signs in by an address, in one of their workspaces. */
export interface AgentOfAddress {
  workspace: number
  workspaceName: string
  demo: boolean
  agent: string
}

export function findAgentsByEmail(reader: Reader, email: string): Promise<AgentOfAddress[]> {
  return reader.run<AgentOfAddress>(FIND, [email.trim().toLowerCase()])
}
