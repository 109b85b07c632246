import type { AgentRole } from '../../protocol/agents.ts'
import { useMe } from './session.ts'

/** Whether the agent may change settings, agents and articles. The server decides; this only spares them what it would refuse. */
export function useMayAdmin(): boolean {
  const { role } = useMe().agent
  return role === 'owner' || role === 'admin'
}

/** Whether the agent may announce and moderate. */
export const useMayModerate = (): boolean => useMe().agent.role !== 'agent'

export const ROLE_WORDS: Record<AgentRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  moderator: 'Moderator',
  agent: 'Agent',
}
