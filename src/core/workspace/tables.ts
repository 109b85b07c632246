import { boolean, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** One brand: its team, channels and settings. */
export const workspace = pgTable('workspace', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  name: text('name').notNull(),
  /** The workspace that the simulated Discord belongs to. */
  demo: boolean('demo').notNull().default(false),
  /** Language of notices when the contact's own is not known. */
  locale: text('locale').notNull().default('en'),
  /** What admins have set, read through settings.ts, which knows the defaults of what is missing here. */
  settings: jsonb('settings').notNull().default({}),
  /** Raised by every change of the settings: who changes them says which they saw. */
  settingsVersion: integer('settings_version').notNull().default(1),
  /** When the demo beside this workspace was removed; it is not made again. */
  demoRemovedAt: instant('demo_removed_at'),
  createdAt: instant('created_at').notNull(),
})
