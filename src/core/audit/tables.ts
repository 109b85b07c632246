import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** Who did or looked at what, for acts that leave no other trace. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    agentId: uuid('agent_id'),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    facts: jsonb('facts').notNull().default({}),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('audit_entry_subject').on(table.workspace, table.subject, table.at),
  ],
)
