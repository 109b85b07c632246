/** Who changes something, and so who is told of it. */
export interface Actor {
  source: 'SDK' | 'API'
  /** Of the SDK: whom its token is for. */
  identity?: string
  webhooks: boolean
}

/**
 * "Only actions from SDK-driven clients or SMS-based participants cause webhooks"; a REST request does with X-Twilio-Webhook-Enabled: true
 * (docs/conversations/conversations-webhooks, "Triggering webhooks for REST API actions").
 */
export const byRequest = (request: { webhooks: boolean }): Actor => ({ source: 'API', webhooks: request.webhooks })

/** A person in Flex, whose page is a client of the SDK. */
export const bySdk = (identity: string): Actor => ({ source: 'SDK', identity, webhooks: true })

/** Twilio itself: its timers, or Flex when it closes a channel. */
export const byTwilio: Actor = { source: 'API', webhooks: true }
