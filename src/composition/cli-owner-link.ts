import { findOwner } from '../core/agent/find-agent.ts'
import { createOwnerLink } from '../core/agent/owner-link.ts'
import { readAgent } from '../core/agent/read-agent.ts'
import { listWorkspaces } from '../core/workspace/read-workspace.ts'
import { createPasswordLink } from '../http/identity/reset-password.ts'
import { FatalError } from '../kernel/errors.ts'
import type { Cli } from './cli-kernel.ts'

/**
 * `guildesk owner-link`: the one-time link by which the owner is made, or, where there is one, by which they set a new password: whoever
 * may run this holds the data already.
 */
export async function ownerLink({ kernel, publicUrl }: Cli): Promise<string> {
  const workspaces = await listWorkspaces(kernel.db)
  const workspace = workspaces.find(({ demo }) => !demo) ?? workspaces[0]
  if (!workspace) throw new FatalError('There is no workspace yet. Start Guildesk once: it prints the link itself.')
  const owner = await findOwner(kernel.db, workspace.id)
  if (!owner) return `${publicUrl}/owner?token=${await createOwnerLink(kernel, { workspace: workspace.id })}`
  const { userId } = await readAgent(kernel.db, workspace.id, owner)
  const reset = { workspace: workspace.id, agent: owner, userId, by: null }
  const { token } = await createPasswordLink(kernel, reset)
  return `${publicUrl}/password?token=${token}`
}
