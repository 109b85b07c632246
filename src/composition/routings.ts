import { openRouting, type Routing } from '../core/routing/open-routing.ts'
import { lexicalEngine } from '../core/virtual-agent/lexical-engine.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { Keeper } from './keeper.ts'

/** The routing of every workspace, whether or not a channel is connected; a demo that is being removed has none. */
export const openRoutings = (kernel: Kernel): Keeper<Workspace, Routing> =>
  new Keeper({
    wanted: async () => {
      const workspaces = await listWorkspaces(kernel.db)
      const removed = workspaces.some(({ demoRemovedAt }) => demoRemovedAt !== null)
      return new Map(workspaces.flatMap((each) => (each.demo && removed ? [] : [[each.id, each]])))
    },
    isSame: () => true,
    start: async ({ id }) => {
      const routing = openRouting({ kernel, workspace: id, engine: lexicalEngine })
      routing.start()
      return routing
    },
    log: kernel.log,
  })
