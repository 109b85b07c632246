import { conversationRoutes } from './routes/conversations.ts'
import { eventRoutes } from './routes/events.ts'
import { meRoutes } from './routes/me.ts'
import { ownerRoutes } from './routes/owner.ts'
import type { Services } from './services.ts'

/** The whole contract with its handlers, one file per resource. */
export function openRouter(services: Services) {
  return {
    owner: ownerRoutes(services),
    me: meRoutes(services),
    conversations: conversationRoutes(services),
    events: eventRoutes(services),
  }
}
