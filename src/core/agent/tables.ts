import { integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import { workspace } from '../workspace/tables.ts'

/** A person who answers. `userId` is the sign-in of http/identity. */
export const agent = pgTable(
  'agent',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    userId: text('user_id').notNull(),
    role: text('role', { enum: ['owner', 'agent'] }).notNull(),
    /** The real name, which members never see. */
    name: text('name').notNull(),
    publicName: text('public_name').notNull(),
    /** Blob of the picture, or null. */
    pictureBlob: text('picture_blob'),
    pictureType: text('picture_type'),
    createdAt: instant('created_at').notNull(),
    deactivatedAt: instant('deactivated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique('agent_user').on(table.workspace, table.userId),
  ],
)

/** One-time links by which the owner is made: only the hash is kept. */
export const ownerLink = pgTable('owner_link', {
  hash: text('hash').primaryKey(),
  workspace: integer('workspace')
    .notNull()
    .references(() => workspace.id),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})
