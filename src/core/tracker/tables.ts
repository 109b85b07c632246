import { sql } from 'drizzle-orm'
import { foreignKey, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import type { CaseStatus } from '../../protocol/cases.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'
import { supportCase } from '../case/tables.ts'
import { workspace } from '../workspace/tables.ts'

/** Where a workspace's cases have their issues outside of the house. One for each workspace. */
export const tracker = pgTable(
  'tracker',
  {
    workspace: integer('workspace')
      .primaryKey()
      .references(() => workspace.id),
    /** Stands in the address of its webhook, and is the subject of its lane. */
    id: uuid('id').notNull(),
    system: text('system', { enum: ['github'] }).notNull(),
    /** As the system writes it, e.g. `owner/name`. */
    repository: text('repository').notNull(),
    apiBase: text('api_base').notNull(),
    /** Sealed. */
    token: text('token').notNull(),
    hookSecret: text('hook_secret').notNull(),
    settings: jsonb('settings').$type<TrackerSettings>().notNull(),
    /** Its token is refused, or the repository is gone: nothing is asked until a person acts. */
    trouble: text('trouble'),
    /** It asked to be left alone until then. */
    restUntil: instant('rest_until'),
    heardAt: instant('heard_at'),
    askedAt: instant('asked_at'),
    /** Changes until then were looked at, by the system's own clock. */
    lookedUntil: instant('looked_until').notNull(),
    connectedAt: instant('connected_at').notNull(),
  },
  (table) => [uniqueIndex('tracker_id').on(table.id)],
)

/** The issue of a case. What was last the same on both sides stands here, so that each change is known for whose it is. */
export const trackerIssue = pgTable(
  'tracker_issue',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    /** Null until it is made. */
    number: integer('number'),
    url: text('url'),
    title: text('title').notNull(),
    /** What is to be made of it; null once it is there. */
    draft: jsonb('draft').$type<{ body: string; labels: string[] }>(),
    /** When it was first tried to be made: from then on it may be there, and is looked for before it is tried again. */
    begunAt: instant('begun_at'),
    /** The issue as it was last seen. */
    open: text('open', { enum: ['open', 'closed'] }),
    labels: text('labels').array().notNull().default([]),
    etag: text('etag'),
    /** How often something outside said that it may have changed, and how many of these were looked into. */
    hints: integer('hints').notNull().default(0),
    hintsSeen: integer('hints_seen').notNull().default(0),
    /** The status of the case that the issue shows. */
    shown: text('shown').$type<CaseStatus>().notNull(),
    /** The last news that is written below it, and one that may be. */
    told: uuid('told'),
    telling: uuid('telling'),
    trouble: text('trouble'),
    /** Failures in a row that may pass by themselves. */
    tries: smallint('tries').notNull().default(0),
    syncedAt: instant('synced_at'),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId] }),
    uniqueIndex('tracker_issue_number').on(table.workspace, table.number).where(sql`number is not null`),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
  ],
)
