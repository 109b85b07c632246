import { boolean, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** One brand: its team, channels and settings. */
export const workspace = pgTable('workspace', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  /** The workspace that the simulated Discord belongs to. */
  demo: boolean('demo').notNull().default(false),
  /** Language of notices when the contact's own is not known. */
  locale: text('locale').notNull().default('en'),
  createdAt: instant('created_at').notNull(),
})
