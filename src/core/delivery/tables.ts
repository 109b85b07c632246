import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import type { Button, Card, ExternalRef } from './channel.ts'

/**
 * One operation on the channel: to send, edit or delete one part of an outbound message. Rows of one conversation are performed
 * in the order of `id`, which is taken under the conversation's lock.
 */
export const delivery = pgTable(
  'delivery',
  {
    workspace: integer('workspace').notNull(),
    id: bigint('id', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    conversationId: uuid('conversation_id').notNull(),
    messageId: uuid('message_id').notNull(),
    part: smallint('part').notNull(),
    operation: text('operation', { enum: ['send', 'edit', 'delete'] }).notNull(),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'cancelled', 'unknown'] }).notNull(),
    text: text('text').notNull().default(''),
    card: jsonb('card').$type<Card | null>(),
    buttons: jsonb('buttons').$type<Button[] | null>(),
    urgency: text('urgency', { enum: ['live', 'bulk'] })
      .notNull()
      .default('live'),
    /** By every way that is open; else by the open direct message alone, and not at all where there is none. */
    ladder: boolean('ladder').notNull().default(true),
    attachments: uuid('attachments').array().notNull().default([]),
    /** The channel's message that is answered. */
    replyTo: jsonb('reply_to').$type<ExternalRef | null>(),
    attempts: smallint('attempts').notNull().default(0),
    /** First attempt that may have reached the channel; `unknown` is settled by its age. */
    attemptedAt: instant('attempted_at'),
    retryAt: instant('retry_at'),
    settledAt: instant('settled_at'),
    /** The channel's own id of the sent part, and where it went. */
    externalId: text('external_id'),
    place: jsonb('place').$type<import('./channel.ts').Place | null>(),
    cause: text('cause'),
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('delivery_open')
      .on(table.workspace, table.conversationId, table.id)
      .where(sql`state in ('queued', 'sending')`),
    index('delivery_message').on(table.workspace, table.messageId, table.part, table.id),
    index('delivery_external').on(table.workspace, table.externalId).where(sql`external_id is not null`),
  ],
)
