import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { big, instant } from '../columns.ts'

/**
 * The ordered work of one subject towards one place. The row says only that there is work and who is at it; the work itself
 * stands in its owner's table. `attempt` is the fence, `wakes` counts calls that came while somebody was at work.
 */
export const lane = pgTable(
  'lane',
  {
    workspace: integer('workspace').notNull(),
    subject: uuid('subject').notNull(),
    route: text('route').notNull(),
    due: instant('due'),
    priority: smallint('priority').notNull().default(0),
    /** Not before this moment, whoever wakes it: the channel asked to wait. */
    holdUntil: instant('hold_until'),
    leaseUntil: instant('lease_until'),
    owner: uuid('owner'),
    attempt: big('attempt').notNull().default('0'),
    wakes: big('wakes').notNull().default('0'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.subject, table.route] }),
    index('lane_due').on(table.route, table.workspace, table.priority, table.due).where(sql`due is not null`),
  ],
)
