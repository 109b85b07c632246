import { notFound } from '../refusals.ts'
import type { TwilioRequest, TwilioRoute } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import { HOST } from './present.ts'
import { type Conversation, findConversation } from './tables.ts'

type Handle = TwilioRoute['handle']

/**
 * A resource of Conversations stands at two addresses: of the account's default service, and below the service's own (docs/conversations/api, "Using
 * the shortened base URL").
 */
export function both(method: TwilioRoute['method'], path: string, handle: Handle): TwilioRoute[] {
  const inService: Handle = (twilio, request) => {
    if (request.params.service !== request.account.chatService) throw notFound(request.path)
    return handle(twilio, request)
  }
  return [
    { host: HOST, method, path: `/v1${path}`, handle },
    { host: HOST, method, path: `/v1/Services/:service${path}`, handle: inService },
  ]
}

/** The conversation that the path names. */
export function askedConversation(twilio: Twilio, request: TwilioRequest): Conversation {
  const found = findConversation(twilio.world, request.account.sid, request.params.conversation ?? '')
  if (!found) throw notFound(request.path)
  return found
}
