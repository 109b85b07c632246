import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { instant } from '../../kernel/columns.ts'
import type { AlarmFacts } from '../../protocol/moderation.ts'
import { supportCase } from '../case/tables.ts'

/**
 * Something that a moderator is to look at, beside its case of type `safety`. `message`: a message of a channel. `direct`: what somebody
 * wrote to a member directly. `lookalike`: a member who looks like staff. `scam`: words to us that look like a scam.
 */
export const moderationReport = pgTable(
  'moderation_report',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    kind: text('kind', { enum: ['message', 'direct', 'lookalike', 'scam'] }).notNull(),
    /** `done`: a moderator acted. `dismissed`: nothing was to be done. */
    state: text('state', { enum: ['open', 'done', 'dismissed'] })
      .notNull()
      .default('open'),
    /** Where it happened: ids and names of Discord, as they were then. */
    guild: jsonb('guild').$type<{ id: string; name: string } | null>(),
    origin: jsonb('origin').$type<{ id: string; name: string } | null>(),
    /** The channel's own id of the message, and its address. */
    messageId: text('message_id'),
    messageUrl: text('message_url'),
    /** When a moderator, or anybody else, has deleted it. */
    messageGoneAt: instant('message_gone_at'),
    /** The words as they were when it was reported. */
    text: text('text').notNull().default(''),
    /** Who is reported; null where that is not known. */
    subjectAddress: text('subject_address'),
    subjectName: text('subject_name').notNull().default(''),
    subjectPicture: text('subject_picture'),
    facts: jsonb('facts').$type<AlarmFacts>().notNull().default({}),
    /** A moderator wants an admin to look. */
    raised: boolean('raised').notNull().default(false),
    openedAt: instant('opened_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('moderation_report_case').on(table.workspace, table.caseId),
    // One report for each message, however many members report it: they join its case.
    uniqueIndex('moderation_report_message').on(table.workspace, table.messageId).where(sql`message_id is not null`),
    // One open alarm of a kind about a member at a time.
    uniqueIndex('moderation_report_alarm')
      .on(table.workspace, table.kind, table.subjectAddress)
      .where(sql`kind in ('lookalike', 'scam') and state = 'open'`),
    index('moderation_report_page').on(
      table.workspace,
      table.state,
      table.openedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('moderation_report_closed')
      .on(table.workspace, table.openedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`state <> 'open'`),
    index('moderation_report_subject').on(table.workspace, table.subjectAddress, table.openedAt.desc().nullsFirst()),
    foreignKey({ columns: [table.workspace, table.caseId], foreignColumns: [supportCase.workspace, supportCase.id] }),
  ],
)

/** What a moderator did, or wants done in Discord: done by the lane `moderation`, and shown with what became of it. */
export const moderationAct = pgTable(
  'moderation_act',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    reportId: uuid('report_id').notNull(),
    kind: text('kind', {
      enum: ['delete_message', 'time_out', 'end_time_out', 'ban', 'block', 'note', 'raise', 'dismiss', 'reopen'],
    }).notNull(),
    agentId: uuid('agent_id'),
    /** Of a time-out. */
    minutes: integer('minutes'),
    /** Words of a note, or the reason that Discord's audit log shows and the member may be told. */
    text: text('text').notNull().default(''),
    state: text('state', { enum: ['queued', 'done', 'failed'] }).notNull(),
    /** Why it failed, and what to do, in a sentence. */
    words: text('words'),
    /** The member is to be told, and has not been so far. */
    tell: boolean('tell').notNull().default(false),
    /** The member was told, with the way to appeal. */
    toldAt: instant('told_at'),
    at: instant('at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('moderation_act_report').on(table.workspace, table.reportId, table.at),
    index('moderation_act_queued').on(table.workspace, table.at).where(sql`state = 'queued'`),
    foreignKey({
      columns: [table.workspace, table.reportId],
      foreignColumns: [moderationReport.workspace, moderationReport.id],
    }),
  ],
)
