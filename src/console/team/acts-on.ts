import type { AgentEntry, AgentRole, GivenRole } from '../../protocol/agents.ts'

export type AgentAct = GivenRole | 'reset' | 'deactivate' | 'reactivate'

/**
 * What somebody may do with an agent of their team, as the server holds it: admins with moderators and agents, the owner with all others,
 * nobody with themselves or with the owner. Roles are given below one's own.
 */
export function actsOn(
  me: { id: string; role: AgentRole },
  agent: Pick<AgentEntry, 'id' | 'role' | 'details'>,
): AgentAct[] {
  if (me.role === 'agent' || me.role === 'moderator' || agent.id === me.id || agent.role === 'owner') return []
  if (me.role === 'admin' && agent.role === 'admin') return []
  if (agent.details?.deactivatedAt) return ['reactivate']
  const given: GivenRole[] = me.role === 'owner' ? ['admin', 'moderator', 'agent'] : ['moderator', 'agent']
  const roles = given.filter((role) => role !== agent.role)
  // Who has no sign-in, as those who are made up for the demo, has no password either.
  const password: AgentAct[] = agent.details?.email ? ['reset'] : []
  return [...roles, ...password, 'deactivate']
}
