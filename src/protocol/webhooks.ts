import { z } from 'zod'
import { admin, one } from './access.ts'
import { cursor, id, instant, isStorable, NOT_STORABLE, pageSize } from './primitives.ts'

/** What a program outside can hear of. Names are those of the event log; notes of the team are never told. */
export const webhookEvent = z.enum([
  'conversation.opened',
  'conversation.queued',
  'conversation.assigned',
  'conversation.handed_back',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.rated',
  'message.received',
  'message.created',
  'message.edited',
  'message.deleted',
  'case.opened',
  'case.changed',
])

export const WEBHOOK_EVENTS = webhookEvent.options

/** Most endpoints of a workspace: each has a hand of its own, so that a slow one holds no other. */
export const WEBHOOKS_MOST = 20

const url = z.string().trim().min(1).max(500).refine(isStorable, NOT_STORABLE)
const description = z.string().trim().max(120).refine(isStorable, NOT_STORABLE)
/** Null: all, also those that later editions add. */
const events = z.array(webhookEvent).min(1).max(WEBHOOK_EVENTS.length).nullable()

export const webhookView = z.object({
  id,
  url: z.string(),
  description: z.string(),
  events,
  active: z.boolean(),
  /** Why it gets nothing, or has not answered well; null while all is well. */
  trouble: z.string().nullable(),
  /** Until when the secret before the last rotation signs too. */
  oldSecretUntil: instant.nullable(),
  /** Events that wait to be sent, or to be tried again. */
  waiting: z.number().int(),
  /** When it last took an event. */
  tookAt: instant.nullable(),
  createdAt: instant,
})

/** The secret is shown with this answer and never again. */
export const webhookSecret = z.object({ webhook: webhookView, signingSecret: z.string() })

export const createWebhookInput = z.object({ url, description: description.default(''), events: events.default(null) })

export const updateWebhookInput = z.object({
  id,
  url: url.optional(),
  description: description.optional(),
  events: events.optional(),
  /** Turned on again it hears of what happens from then on. */
  active: z.boolean().optional(),
})

const attempt = z.object({
  at: instant,
  milliseconds: z.number().int(),
  /** What was answered; null where nothing was. */
  status: z.number().int().nullable(),
  /** Why nothing was answered. */
  words: z.string().nullable(),
  /** The beginning of the answer, as text. */
  answer: z.string(),
})

/** One event for one endpoint. */
export const webhookDelivery = z.object({
  id,
  type: z.string(),
  /** When it happened. */
  at: instant,
  state: z.enum(['waiting', 'sent', 'failed', 'skipped']),
  /** When it is tried next; null unless it waits. */
  nextAt: instant.nullable(),
  /** The last twenty, youngest first. */
  attempts: z.array(attempt),
})

export const webhookLogInput = z.object({
  id,
  state: z.enum(['waiting', 'sent', 'failed']).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
})

/** Signed webhooks after the Standard Webhooks specification. */
export const webhooks = {
  list: admin.route({ method: 'GET', path: '/v1/webhooks' }).output(z.object({ items: z.array(webhookView) })),
  create: admin.route({ method: 'POST', path: '/v1/webhooks' }).input(createWebhookInput).output(webhookSecret),
  update: admin.route({ method: 'PATCH', path: '/v1/webhooks/{id}' }).input(updateWebhookInput).output(webhookView),
  delete: admin.route({ method: 'DELETE', path: '/v1/webhooks/{id}' }).input(one).output(z.object({})),
  /** A new secret; the one before signs too for 24 hours. */
  rotate: admin.route({ method: 'POST', path: '/v1/webhooks/{id}/rotate' }).input(one).output(webhookSecret),
  /** Sends an event of the type `webhook.test`. */
  test: admin
    .route({ method: 'POST', path: '/v1/webhooks/{id}/test' })
    .input(one)
    .output(z.object({ delivery: id })),
  /** What was sent and what was answered, youngest first; kept for 30 days. */
  log: admin
    .route({ method: 'GET', path: '/v1/webhooks/{id}/deliveries' })
    .input(webhookLogInput)
    .output(z.object({ items: z.array(webhookDelivery), next: cursor.nullable() })),
  /** Sends one again, with the id that it had. */
  replay: admin.route({ method: 'POST', path: '/v1/webhooks/deliveries/{id}/replay' }).input(one).output(z.object({})),
  /** Sends all again that have failed since. */
  replayFailed: admin
    .route({ method: 'POST', path: '/v1/webhooks/{id}/replay' })
    .input(z.object({ id, since: instant }))
    .output(z.object({ count: z.number().int() })),
}

export type WebhookEvent = z.infer<typeof webhookEvent>
export type WebhookView = z.infer<typeof webhookView>
export type WebhookDelivery = z.infer<typeof webhookDelivery>
