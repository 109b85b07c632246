import { listApplications } from '../connectors/discord/applications.ts'
import { addOwnerTo } from '../core/agent/add-owner-to.ts'
import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { makeReal } from '../core/workspace/make-real.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'

const REAL_NAME = 'My community'
export const DEMO_NAME = 'Lumen Trails'

/** Any constant that nothing else of this database locks. */
const MAKE_LOCK = { name: 'workspace_make_lock', text: 'select pg_advisory_xact_lock(7305002)' }

/**
 * The real workspace of this installation, made at the first start; the owner gives it its name. Where an earlier edition, which knew one
 * workspace only, connected a real application to what it had made as a demo, that is the real one.
 */
export async function findRealWorkspace(kernel: Kernel, secrets: Secrets): Promise<Workspace> {
  const workspaces = await listWorkspaces(kernel.db)
  if (workspaces.length > 0 && workspaces.every(({ demo }) => demo)) {
    const real = (await listApplications(kernel.db, secrets)).find(({ simulated }) => !simulated)
    if (real) await makeReal(kernel.db, real.workspace)
  }
  return find(kernel, { demo: false, name: REAL_NAME })
}

/** The demo beside it, to which the simulated Discord belongs; made when it is first asked for. */
export function findDemoWorkspace(kernel: Kernel): Promise<Workspace> {
  return find(kernel, { demo: true, name: DEMO_NAME })
}

async function find(kernel: Kernel, { demo, name }: { demo: boolean; name: string }): Promise<Workspace> {
  const known = await oldest(kernel.db, demo)
  if (known) return known
  return kernel.db.transaction(async (tx) => {
    // Several instances may start on an empty database at once.
    await tx.run(MAKE_LOCK, [])
    const madeMeanwhile = await oldest(tx, demo)
    if (madeMeanwhile) return madeMeanwhile
    const at = kernel.clock.now()
    const id = await createWorkspace(tx, { name, demo, at })
    await addOwnerTo(tx, { workspace: id, at })
    const made = await oldest(tx, demo)
    if (!made) throw new Error('the workspace was not stored')
    return made
  })
}

async function oldest(reader: Parameters<typeof listWorkspaces>[0], demo: boolean): Promise<Workspace | undefined> {
  return (await listWorkspaces(reader)).find((workspace) => workspace.demo === demo)
}
