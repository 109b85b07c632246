import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** Where conversations wait for an agent, and at which desk they are answered. */
export const queue = pgTable(
  'queue',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** `console`: our own desk. `flex`: Twilio Flex, which assigns by itself. */
    desk: text('desk', { enum: ['console', 'flex'] })
      .notNull()
      .default('console'),
    /** Guilds whose conversations wait here; the default queue takes all that no other names. */
    guilds: jsonb('guilds').$type<string[]>().notNull().default([]),
    /** The one that takes the rest; every workspace has exactly one, made when it is first asked for. */
    isDefault: boolean('is_default').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('queue_default').on(table.workspace).where(sql`is_default`),
    uniqueIndex('queue_name').on(table.workspace, sql`lower(name)`),
  ],
)

/** An outside desk that a workspace has: without it no queue can be answered there. Written by whoever connects it. */
export const connectedDesk = pgTable(
  'connected_desk',
  {
    workspace: integer('workspace').notNull(),
    desk: text('desk', { enum: ['flex'] }).notNull(),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.desk] })],
)
