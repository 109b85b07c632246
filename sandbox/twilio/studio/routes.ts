import type { TwilioRoute } from '../router.ts'
import { executionPage } from './execution-page.ts'
import { executionRoutes } from './executions.ts'
import { flowRoutes } from './flows.ts'

/** studio.twilio.com, and the one page about it. */
export const studioRoutes: readonly TwilioRoute[] = [...flowRoutes, ...executionRoutes, executionPage]
