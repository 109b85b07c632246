import { deleteApplication } from '../connectors/discord/applications.ts'
import { deleteAccount } from '../connectors/twilio/accounts.ts'
import { RIGHTS_CHANGED } from '../core/agent/agent.ts'
import { recordAudit } from '../core/audit/record-audit.ts'
import { deleteDemo } from '../core/workspace/delete-demo.ts'
import { listWorkspaces } from '../core/workspace/read-workspace.ts'
import { retireDemo } from '../core/workspace/retire-demo.ts'
import type { BlobStore } from '../kernel/blobs.ts'
import { eraseWorkspace } from '../kernel/erase-workspace.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { WORKSPACES_CHANGED } from './keeper.ts'

export interface Removal {
  kernel: Kernel
  blobs: BlobStore
  /** Ends what works for workspaces that have no application, or no Twilio account, any more. */
  sync: () => Promise<void>
}

/**
 * Removes the demo workspace for good: its application and its Twilio account stop, then its rows and files go. That it is to go is stored first, so that a
 * removal that broke off is ended by the next start (finishRemoval), and no demo is made again.
 * @throws Refusal `conflict` when the workspace is no demo
 */
export async function removeDemo({ kernel, blobs, sync }: Removal, workspace: number): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const workspaces = await listWorkspaces(tx)
    if (!workspaces.some(({ id, demo }) => id === workspace && demo)) {
      throw new Refusal('conflict', 'This is not the demo workspace. Only the demo can be removed.')
    }
    await retireDemo(tx, at)
    await deleteApplication(tx, workspace)
    await deleteAccount(tx, workspace)
    // Its own log goes with it, so the workspaces that stay keep the entry.
    for (const { id, demo } of workspaces) {
      const entry = { workspace: id, agent: null, act: 'demo.removed' as const, subject: `workspace:${workspace}`, at }
      if (!demo) await recordAudit(tx, entry)
    }
    tx.wake(WORKSPACES_CHANGED)
  })
  await sync()
  await erase({ kernel, blobs }, workspace)
}

/** At the start: ends a removal that broke off. */
export async function finishRemoval(parts: Pick<Removal, 'kernel' | 'blobs'>): Promise<void> {
  const workspaces = await listWorkspaces(parts.kernel.db)
  if (!workspaces.some(({ demoRemovedAt }) => demoRemovedAt)) return
  for (const { id, demo } of workspaces) if (demo) await erase(parts, id)
}

/** What had begun before, e.g. the filling of the demo, may still write: then its rows keep the workspace, and are erased in their turn. */
async function erase({ kernel, blobs }: Pick<Removal, 'kernel' | 'blobs'>, workspace: number): Promise<void> {
  for (let kept = true; kept; ) {
    await eraseWorkspace(kernel.db, workspace)
    kept = !(await deleteDemo(kernel.db, workspace))
  }
  // Whatever came between the two steps into tables that do not refer to the workspace itself.
  await eraseWorkspace(kernel.db, workspace)
  await blobs.clear(workspace)
  kernel.bus.wake(RIGHTS_CHANGED)
  kernel.log.info({ workspace }, 'the demo workspace is removed')
}
