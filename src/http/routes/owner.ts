import { findOwner } from '../../core/agent/find-agent.ts'
import { listWorkspaces } from '../../core/workspace/read-workspace.ts'
import { setUpOwner } from '../identity/set-up-owner.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function ownerRoutes({ kernel }: Services) {
  return {
    state: procedures.owner.state.handler(async () => {
      const [workspace] = await listWorkspaces(kernel.db)
      const exists = workspace !== undefined && (await findOwner(kernel.db, workspace.id)) !== null
      return { exists, workspaceName: workspace?.name ?? null }
    }),
    create: procedures.owner.create.handler(async ({ input }) => ({ email: await setUpOwner(kernel, input) })),
  }
}
