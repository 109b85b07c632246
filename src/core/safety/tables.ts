import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import { workspace } from '../workspace/tables.ts'

/** Somebody whose words we do not take. A lifted block stays, so that one can see that there was one. */
export const block = pgTable(
  'block',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    channel: text('channel', { enum: ['discord'] }).notNull(),
    /** The channel's own id of the person. */
    address: text('address').notNull(),
    name: text('name').notNull(),
    /** In the team's own words; the blocked person does not read it. */
    reason: text('reason').notNull().default(''),
    /** The agent who blocked; null where the product did. */
    agentId: uuid('agent_id'),
    at: instant('at').notNull(),
    /** When it ends by itself; null: never. */
    until: instant('until'),
    liftedAt: instant('lifted_at'),
    liftedBy: uuid('lifted_by'),
    /** When they were told that they are blocked: once, not at each word. */
    toldAt: instant('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('block_address').on(table.workspace, table.channel, table.address).where(sql`lifted_at is null`),
    index('block_page').on(table.workspace, table.at.desc().nullsFirst(), table.id.desc().nullsFirst()),
  ],
)

/**
 * Who is staff in a guild, as far as we have learnt: linked agents, and members with a role of staff whom we saw or found. What
 * `/verify` answers from, and whose names and pictures others may not wear.
 */
export const staffMember = pgTable(
  'staff_member',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    guild: text('guild').notNull(),
    address: text('address').notNull(),
    name: text('name').notNull(),
    handle: text('handle').notNull().default(''),
    /** Address of the picture, or null. */
    picture: text('picture'),
    /** What the picture looks like, 16 hexadecimal digits; null where there is none or it could not be read. */
    pictureHash: text('picture_hash'),
    /** Names of the roles that make them staff; none for an agent without such a role. */
    roles: text('roles').array().notNull().default([]),
    agentId: uuid('agent_id'),
    seenAt: instant('seen_at').notNull(),
    /** When they were found not to be staff any more. */
    goneAt: instant('gone_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.guild, table.address] })],
)
