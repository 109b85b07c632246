import { accountRoutes } from './account.ts'
import { conversationsRoutes } from './conversations/routes.ts'
import { flexRoutes } from './flex/routes/all.ts'
import { mediaRoutes } from './media/routes.ts'
import type { TwilioRoute } from './router.ts'
import { studioRoutes } from './studio/routes.ts'

/** All that is answered. Each part of Twilio brings the list of its own. */
export const routes: readonly TwilioRoute[] = [
  ...accountRoutes,
  ...flexRoutes,
  ...conversationsRoutes,
  ...mediaRoutes,
  ...studioRoutes,
]
