import type { TwilioRoute } from '../router.ts'
import { configurationRoutes } from './configuration-routes.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { participantRoutes, userRoutes } from './participant-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** conversations.twilio.com. */
export const conversationsRoutes: readonly TwilioRoute[] = [
  ...conversationRoutes,
  ...messageRoutes,
  ...participantRoutes,
  ...userRoutes,
  ...webhookRoutes,
  ...configurationRoutes,
]
