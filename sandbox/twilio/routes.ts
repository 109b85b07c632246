import { accountRoutes } from './account.ts'
import type { TwilioRoute } from './router.ts'

/** All that is answered. Each part of Twilio brings the list of its own. */
export const routes: readonly TwilioRoute[] = [...accountRoutes]
