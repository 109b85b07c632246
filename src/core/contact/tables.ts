import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import { workspace } from '../workspace/tables.ts'

/** A person who asks for help, across channels. */
export const contact = pgTable(
  'contact',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    picture: text('picture'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/** One address of a contact on one channel. */
export const identity = pgTable(
  'identity',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    channel: text('channel', { enum: ['discord'] }).notNull(),
    /** The channel's own id of the person. */
    address: text('address').notNull(),
    handle: text('handle'),
    name: text('name').notNull(),
    picture: text('picture'),
    /** Locale of the last interaction, e.g. `pt-BR`. */
    locale: text('locale'),
    /** Language of their words, where no interaction has told the locale. */
    spoken: text('spoken'),
    /** Names of their roles in the guild, as last told; null where that never was. */
    roles: text('roles').array(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique('identity_address').on(table.workspace, table.channel, table.address),
    index('identity_name_like').using('gin', sql`${table.name} gin_trgm_ops`, sql`${table.handle} gin_trgm_ops`),
    index('identity_contact').on(table.workspace, table.contactId),
    foreignKey({ columns: [table.workspace, table.contactId], foreignColumns: [contact.workspace, contact.id] }),
  ],
)
