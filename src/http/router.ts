import { procedures } from './procedures.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { eventRoutes } from './routes/events.ts'
import { meRoutes } from './routes/me.ts'
import { messageRoutes } from './routes/messages.ts'
import { ownerRoutes } from './routes/owner.ts'
import type { Services } from './services.ts'

/** The whole contract with its handlers, one file per resource. */
export function openRouter(services: Services) {
  return procedures.router({
    owner: ownerRoutes(services),
    me: meRoutes(services),
    conversations: conversationRoutes(services),
    messages: messageRoutes(services),
    events: eventRoutes(services),
  })
}
