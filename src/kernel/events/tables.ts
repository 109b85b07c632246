import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { big, instant } from '../columns.ts'

/** Where a transaction leaves its facts; the numberer moves them on after commit (design: events are numbered after commit). */
export const eventStaging = pgTable('event_staging', {
  id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  workspace: integer('workspace').notNull(),
  kind: text('kind').notNull(),
  facts: jsonb('facts').notNull(),
  at: instant('at').notNull(),
})

/** The gapless, append-only log of a workspace. */
export const event = pgTable(
  'event',
  {
    workspace: integer('workspace').notNull(),
    number: big('number').notNull(),
    kind: text('kind').notNull(),
    /** Ids and few facts, never text. */
    facts: jsonb('facts').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.number] }), index('event_at').on(table.at)],
)

/** The last number given, and up to which number the log has been pruned. Made with its workspace. */
export const eventCounter = pgTable('event_counter', {
  workspace: integer('workspace').primaryKey(),
  number: big('number').notNull().default('0'),
  pruned: big('pruned').notNull().default('0'),
})

/** How far somebody who works behind the log has come, in each workspace where they have work. */
export const eventFollower = pgTable(
  'event_follower',
  {
    workspace: integer('workspace').notNull(),
    name: text('name').notNull(),
    number: big('number').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.name] })],
)
