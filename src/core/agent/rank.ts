import { Refusal } from '../../kernel/errors.ts'
import type { AgentRole, GivenRole } from '../../protocol/agents.ts'

/** Whoever acts on another agent, and that other one. */
export interface Ranked {
  id: string
  role: AgentRole
}

/**
 * Holds an act on an agent to who stands above whom: admins above agents, the owner above all; nobody acts on themselves, and nobody on the
 * owner. Where a role is given, it stands below whoever gives it too.
 * @throws Refusal `forbidden`
 */
export function mayAct(by: Ranked, target: Ranked, given?: GivenRole): void {
  if (by.id === target.id) throw new Refusal('forbidden', 'You cannot do this to yourself. Ask another admin.')
  if (target.role === 'owner') throw new Refusal('forbidden', 'Nobody changes the owner.')
  if (by.role === 'agent' || by.role === 'moderator') throw new Refusal('forbidden', 'Only admins may do this.')
  if (by.role !== 'owner' && target.role === 'admin') throw new Refusal('forbidden', 'Only the owner changes admins.')
  mayGive(by, given)
}

/** @throws Refusal `forbidden` when somebody gives a role that does not stand below their own */
export function mayGive(by: Pick<Ranked, 'role'>, given?: GivenRole): void {
  if (given === 'admin' && by.role !== 'owner') throw new Refusal('forbidden', 'Only the owner makes admins.')
}
