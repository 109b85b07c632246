import { findOwner } from '../../core/agent/find-agent.ts'
import { listWorkspaces } from '../../core/workspace/read-workspace.ts'
import { setUpOwner } from '../identity/set-up-owner.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'
import { countTry } from './count-try.ts'

export function ownerRoutes(services: Services) {
  const { kernel } = services
  return {
    state: procedures.owner.state.handler(async () => {
      const workspaces = await listWorkspaces(kernel.db)
      // The demo beside it has the same owner, and is not what is set up.
      const workspace = workspaces.find(({ demo }) => !demo) ?? workspaces[0]
      const exists = workspace !== undefined && (await findOwner(kernel.db, workspace.id)) !== null
      return { exists, workspaceName: workspace?.name ?? null }
    }),
    create: procedures.owner.create.handler(async ({ context, input }) => {
      countTry(services, context)
      return { email: await setUpOwner(kernel, input) }
    }),
  }
}
