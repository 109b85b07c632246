import type { TwilioRoute } from '../../router.ts'
import { eventRoutes } from './events.ts'
import { flexAccountRoutes } from './flex-account.ts'
import { interactionRoutes } from './interactions.ts'
import { taskRoutes } from './tasks.ts'
import { workerRoutes } from './workers.ts'
import { workspaceRoutes } from './workspaces.ts'

/** All that flex-api, taskrouter and events answer. */
export const flexRoutes: readonly TwilioRoute[] = [
  ...flexAccountRoutes,
  ...interactionRoutes,
  ...workspaceRoutes,
  ...workerRoutes,
  ...taskRoutes,
  ...eventRoutes,
]
