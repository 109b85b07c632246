import { boolean, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
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
    role: text('role', { enum: ['owner', 'admin', 'moderator', 'agent'] }).notNull(),
    /** The real name, which members never see. */
    name: text('name').notNull(),
    publicName: text('public_name').notNull(),
    /** Blob of the picture, or null. */
    pictureBlob: text('picture_blob'),
    pictureType: text('picture_type'),
    /** The agent's own switch: whether new conversations may come to them. */
    available: boolean('available').notNull().default(true),
    /** The Discord account that the agent has proved to be theirs by a code, and its name as it was then. */
    discordUserId: text('discord_user_id'),
    discordName: text('discord_name'),
    createdAt: instant('created_at').notNull(),
    deactivatedAt: instant('deactivated_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    unique('agent_user').on(table.workspace, table.userId),
    unique('agent_discord').on(table.workspace, table.discordUserId),
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

/** One-time links by which somebody becomes an agent: only the hash is kept. */
export const invitation = pgTable(
  'invitation',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    hash: text('hash').notNull().unique(),
    role: text('role', { enum: ['admin', 'moderator', 'agent'] }).notNull(),
    /** For whom it is, in the words of who made it; read by admins alone. */
    note: text('note').notNull().default(''),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({ columns: [table.workspace, table.invitedBy], foreignColumns: [agent.workspace, agent.id] }),
  ],
)

/** Keys by which programs act as an agent, in one workspace: only the hash is kept. */
export const apiKey = pgTable(
  'api_key',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    hash: text('hash').notNull().unique(),
    agentId: uuid('agent_id').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({ columns: [table.workspace, table.agentId], foreignColumns: [agent.workspace, agent.id] }),
  ],
)

/** The one living code of an agent by which a Discord account is proved. */
export const discordCode = pgTable(
  'discord_code',
  {
    workspace: integer('workspace').notNull(),
    agentId: uuid('agent_id').notNull(),
    hash: text('hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.agentId] }),
    unique('discord_code_hash').on(table.workspace, table.hash),
    foreignKey({ columns: [table.workspace, table.agentId], foreignColumns: [agent.workspace, agent.id] }),
  ],
)

/** Wrong codes of a Discord account since `since`; who guesses waits. */
export const discordCodeTries = pgTable(
  'discord_code_tries',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    discordUserId: text('discord_user_id').notNull(),
    wrong: integer('wrong').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.discordUserId] })],
)
