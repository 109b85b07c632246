import type { TwilioRoute } from '../router.ts'
import { executionRoutes } from './executions.ts'
import { flowRoutes } from './flows.ts'

/** studio.twilio.com. */
export const studioRoutes: readonly TwilioRoute[] = [...flowRoutes, ...executionRoutes]
