import { randomUUID } from 'node:crypto'
import { createInvitation } from '../../src/core/agent/create-invitation.ts'
import { useInvitation } from '../../src/core/agent/use-invitation.ts'
import type { TestCore } from './core.ts'

/** Makes another agent of the core's workspace, invited by its owner. Answers the agent's id. */
export async function addAgent(
  { kernel, workspace, agent: owner }: Pick<TestCore, 'kernel' | 'workspace' | 'agent'>,
  publicName: string,
  role: 'admin' | 'agent' = 'agent',
): Promise<string> {
  const by = { id: owner, role: 'owner' as const }
  const { token } = await createInvitation(kernel, { workspace, by, role, note: publicName })
  const at = kernel.clock.now()
  const joining = { token, userId: randomUUID(), name: `${publicName} Silva`, publicName, at }
  const { agent } = await kernel.db.transaction((tx) => useInvitation(tx, joining))
  return agent
}
