import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { big, instant } from '../../kernel/columns.ts'
import { workspace } from '../workspace/tables.ts'

/** An address of a program outside that hears of what happens here. */
export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    /** Types of events; null is all of them. */
    events: text('events').array(),
    active: boolean('active').notNull().default(true),
    /** Sealed. The one before it signs too until its time is over. */
    secret: text('secret').notNull(),
    oldSecret: text('old_secret'),
    oldSecretUntil: instant('old_secret_until'),
    /** The newest event when it was made or turned on: it hears of later ones only. */
    since: big('since').notNull(),
    /** Attempts in a row that were not taken, and since when. */
    failures: integer('failures').notNull().default(0),
    failingSince: instant('failing_since'),
    /** Until then it is left alone, unless a person wants it asked. */
    restUntil: instant('rest_until'),
    /** Why it was turned off without a person's doing. */
    trouble: text('trouble'),
    tookAt: instant('took_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/**
 * One event for one endpoint. What is said of it is read when it is sent, so nothing that members write stands here a second time. The id is
 * the `webhook-id`, the same one however often it is sent.
 */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    /** Order of their making. */
    place: bigint('place', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    endpointId: uuid('endpoint_id').notNull(),
    /** Number in the event log; null of a test. */
    number: big('number'),
    kind: text('kind').notNull(),
    conversationId: uuid('conversation_id'),
    messageId: uuid('message_id'),
    caseId: uuid('case_id'),
    at: instant('at').notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'failed', 'skipped'] }).notNull(),
    /** Attempts since it was last asked for. */
    tries: smallint('tries').notNull().default(0),
    /** When it is to be tried; of those that wait. */
    due: instant('due'),
    settledAt: instant('settled_at'),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('webhook_delivery_page').on(table.workspace, table.endpointId, table.place.desc().nullsFirst()),
    index('webhook_delivery_waiting')
      .on(table.workspace, table.endpointId, table.due, table.place)
      .where(sql`state = 'waiting'`),
    index('webhook_delivery_failed')
      .on(table.workspace, table.endpointId, table.place.desc().nullsFirst())
      .where(sql`state = 'failed'`),
    index('webhook_delivery_made').on(table.madeAt),
    foreignKey({
      columns: [table.workspace, table.endpointId],
      foreignColumns: [webhookEndpoint.workspace, webhookEndpoint.id],
    }).onDelete('cascade'),
  ],
)

/** One time that a delivery was sent, and what came of it. */
export const webhookAttempt = pgTable(
  'webhook_attempt',
  {
    workspace: integer('workspace').notNull(),
    deliveryId: uuid('delivery_id').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    milliseconds: integer('milliseconds').notNull(),
    status: smallint('status'),
    words: text('words'),
    /** The first 1,024 characters of the answer. */
    answer: text('answer').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.deliveryId, table.id] }),
    foreignKey({
      columns: [table.workspace, table.deliveryId],
      foreignColumns: [webhookDelivery.workspace, webhookDelivery.id],
    }).onDelete('cascade'),
  ],
)
