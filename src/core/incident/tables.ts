import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import { supportCase } from '../case/tables.ts'
import type { IncidentTexts } from './incident.ts'

/** A trouble that many have at once: what everybody is told first, and the case that stands for it. */
export const incident = pgTable(
  'incident',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    texts: jsonb('texts').$type<IncidentTexts>().notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: uuid('started_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    /** Who ends it has asked for the chats of all who have it to be resolved; cleared when that is done. */
    resolvesFor: uuid('resolves_for'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    // One at a time: nobody reads two warnings before they may ask.
    uniqueIndex('incident_active').on(table.workspace).where(sql`ended_at is null`),
    index('incident_resolving').on(table.workspace).where(sql`resolves_for is not null`),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
  ],
)

/** A conversation in which it was told, once, and what the contact said to it. */
export const incidentHearing = pgTable(
  'incident_hearing',
  {
    workspace: integer('workspace').notNull(),
    incidentId: uuid('incident_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    at: instant('at').notNull(),
    answer: text('answer', { enum: ['me_too', 'other'] }),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.incidentId, table.conversationId] }),
    foreignKey({ columns: [table.workspace, table.incidentId], foreignColumns: [incident.workspace, incident.id] }),
  ],
)

/** A case that was said not to be rising for now. */
export const risingDismissal = pgTable(
  'rising_dismissal',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    until: instant('until').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.caseId] })],
)
