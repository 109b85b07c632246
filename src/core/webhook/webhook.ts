/** The route of the lanes on which events are sent; the subject is the endpoint. */
export const WEBHOOK_ROUTE = 'webhook'

/** By which the log is followed. */
export const WEBHOOK_FOLLOWER = 'webhook'

/** Deliveries, and what was answered to them, are kept so long. */
export const WEBHOOK_DAYS = 30

/** For what the secrets of endpoints are sealed. */
export const WEBHOOK_PURPOSE = 'webhook-secret'

/** Who does something with webhooks. */
export interface WebhookAct {
  workspace: number
  agent: string
  id: string
}
