import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** Any constant that nothing else of this database locks. */
const FIRST_WORKSPACE_LOCK = { name: 'first_workspace_lock', text: 'select pg_advisory_xact_lock(7305002)' }

/** The workspace of this installation, made at the first start. The owner gives it its name. */
export async function findWorkspace(kernel: Kernel, demo: boolean): Promise<Workspace> {
  const [known] = await listWorkspaces(kernel.db)
  if (known) return known
  await kernel.db.transaction(async (tx) => {
    // Several instances may start on an empty database at once.
    await tx.run(FIRST_WORKSPACE_LOCK, [])
    if ((await listWorkspaces(tx)).length > 0) return
    await createWorkspace(tx, { name: demo ? 'Demo' : 'My community', demo, at: kernel.clock.now() })
  })
  const [made] = await listWorkspaces(kernel.db)
  if (!made) throw new Error('the workspace was not stored')
  return made
}
