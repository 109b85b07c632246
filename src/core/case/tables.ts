import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { big, instant } from '../../kernel/columns.ts'
import { contact } from '../contact/tables.ts'
import { workspace } from '../workspace/tables.ts'

/** The last case number of a workspace. Its row is locked last in a transaction, because everybody who opens a case waits for it. */
export const caseCounter = pgTable('case_counter', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  number: bigint('number', { mode: 'number' }).notNull(),
  /** The last turn in the queue that was given out. */
  turn: bigint('turn', { mode: 'number' }).notNull(),
})

/**
 * A unit of work with an owner, a status and an outcome. Named `support_case` because `case` is a word of SQL. Its conversation stands in a
 * later folder, so it is no foreign key here.
 */
export const supportCase = pgTable(
  'support_case',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    number: big('number').notNull(),
    status: text('status', { enum: ['new', 'open', 'resolved'] }).notNull(),
    /** Why it was resolved without an agent: the contact ended the wait, or fell silent. */
    outcome: text('outcome', { enum: ['solved', 'withdrawn', 'silent'] }),
    subject: text('subject').notNull(),
    requesterId: uuid('requester_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    ownerId: uuid('owner_id'),
    /** Where it came from, as the channel said then. */
    guild: jsonb('guild').$type<{ id: string; name: string } | null>(),
    origin: jsonb('origin').$type<{ id: string; name: string } | null>(),
    /** Names of the contact's roles in the guild at that time. */
    roles: text('roles').array().notNull().default([]),
    reason: text('reason', { enum: ['asked', 'offered', 'virtual_agent_off', 'agent'] }).notNull(),
    openedAt: instant('opened_at').notNull(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('case_number').on(table.workspace, table.number),
    // One handoff case for each conversation, whatever races.
    uniqueIndex('case_conversation').on(table.workspace, table.conversationId),
    index('case_requester').on(table.workspace, table.requesterId, table.openedAt.desc().nullsFirst()),
    foreignKey({ columns: [table.workspace, table.requesterId], foreignColumns: [contact.workspace, contact.id] }),
  ],
)
