import { and, eq } from 'drizzle-orm'
import type { Reader } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { AgentRole } from '../../protocol/agents.ts'
import { agent } from './tables.ts'

/** An agent as verbs on the team need it, a deactivated one included. */
export interface TeamMember {
  id: string
  userId: string
  role: AgentRole
  active: boolean
}

/** @throws Refusal `not_found` where the workspace has no such agent */
export async function readAgent(reader: Reader, workspace: number, id: string): Promise<TeamMember> {
  const [row] = await reader.orm
    .select({ id: agent.id, userId: agent.userId, role: agent.role, deactivatedAt: agent.deactivatedAt })
    .from(agent)
    .where(and(eq(agent.workspace, workspace), eq(agent.id, id)))
  if (!row) throw new Refusal('not_found', 'There is no such agent.')
  return { id: row.id, userId: row.userId, role: row.role, active: row.deactivatedAt === null }
}
