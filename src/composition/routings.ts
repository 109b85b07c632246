import { openStudioRouter } from '../connectors/twilio/studio/open-router.ts'
import { TURN_ROUTE } from '../core/conversation/wake-turns.ts'
import { openRouting } from '../core/routing/open-routing.ts'
import type { AnswerEngine } from '../core/virtual-agent/answer-engine.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { freeLanes } from '../kernel/lanes/claim.ts'
import { Keeper } from './keeper.ts'

/**
 * Keeps the routing of every workspace running, whether Discord is connected or not, in every process. `alone`: no other process is on
 * this database, so the turns that a killed one had begun are free at once.
 */
export function openRoutings(
  kernel: Kernel,
  { alone, engineOf }: { alone: boolean; engineOf: (workspace: number) => AnswerEngine },
): Keeper<Workspace, { stop(): Promise<void> }> {
  const router = openStudioRouter(kernel.db)
  return new Keeper({
    wanted: () => workedFor(kernel),
    isSame: () => true,
    start: async ({ id: workspace }) => {
      if (alone) await freeLanes(kernel.db, workspace, TURN_ROUTE)
      const routing = openRouting({ kernel, workspace, engine: engineOf(workspace), router })
      routing.start()
      return routing
    },
    log: kernel.log,
  })
}

/** A demo that is being removed is not worked for any more. */
export async function workedFor(kernel: Kernel): Promise<Map<number, Workspace>> {
  const workspaces = await listWorkspaces(kernel.db)
  const retired = workspaces.some(({ demoRemovedAt }) => demoRemovedAt)
  const worked = workspaces.filter(({ demo }) => !(demo && retired))
  return new Map(worked.map((workspace) => [workspace.id, workspace]))
}
