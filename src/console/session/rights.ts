import type { AgentRole } from '../../protocol/agents.ts'
import { useMe } from './session.ts'

/** Whether the agent may change settings, agents and articles. The server decides; this only spares them what it would refuse. */
export function useMayAdmin(): boolean {
  return useMe().agent.role !== 'agent'
}

export const ROLE_WORDS: Record<AgentRole, string> = { owner: 'Owner', admin: 'Admin', agent: 'Agent' }
