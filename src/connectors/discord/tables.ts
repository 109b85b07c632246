import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { workspace } from '../../core/workspace/tables.ts'
import { big, instant } from '../../kernel/columns.ts'
import type { DriftItem, ServerRun } from '../../protocol/server.ts'

/** A workspace's Discord application. Its token is sealed; `apiBase` null means Discord itself. */
export const discordApplication = pgTable('discord_application', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  applicationId: text('application_id').notNull(),
  token: text('token').notNull(),
  apiBase: text('api_base'),
  /** Minted by the simulated Discord. Every other token is a real one. */
  simulated: boolean('simulated').notNull(),
  /** Hash of the commands as last registered. */
  commandsHash: text('commands_hash'),
  updatedAt: instant('updated_at').notNull(),
})

/** Who is the application's one gateway, by the database's clock; `epoch` fences a deposed holder. */
export const discordGatewayLease = pgTable('discord_gateway_lease', {
  workspace: integer('workspace').primaryKey(),
  holder: uuid('holder').notNull(),
  epoch: big('epoch').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** The gateway session as far as it is committed: resuming replays what came after `sequence`. */
export const discordSession = pgTable('discord_session', {
  workspace: integer('workspace').primaryKey(),
  applicationId: text('application_id').notNull(),
  sessionId: text('session_id').notNull(),
  resumeUrl: text('resume_url').notNull(),
  /** What the session was begun with: resuming cannot change it. */
  intents: integer('intents').notNull(),
  sequence: integer('sequence').notNull(),
})

/** What we know of a member's ways to be reached. */
export const discordMember = pgTable(
  'discord_member',
  {
    workspace: integer('workspace').notNull(),
    userId: text('user_id').notNull(),
    directChannelId: text('direct_channel_id'),
    /** Since when direct messages are refused; cleared when the member writes one. */
    refusedAt: instant('refused_at'),
    lastGuildId: text('last_guild_id'),
    /** Token of the last interaction, sealed; usable until `interactionUntil`. */
    interactionToken: text('interaction_token'),
    interactionUntil: instant('interaction_until'),
    leftAt: instant('left_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.userId] })],
)

/** A private thread that stands in for closed direct messages, one per member and parent channel. */
export const discordThread = pgTable(
  'discord_thread',
  {
    workspace: integer('workspace').notNull(),
    threadId: text('thread_id').notNull(),
    userId: text('user_id').notNull(),
    guildId: text('guild_id').notNull(),
    parentId: text('parent_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.threadId] })],
)

/** The line in the staff channel that says that a conversation waits; one per conversation, the last. */
export const discordStaffLine = pgTable(
  'discord_staff_line',
  {
    workspace: integer('workspace').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    /** How often the conversation has come to the queue: each time is a line of its own, with a key of its own. */
    round: integer('round').notNull(),
    /** What it says; `waiting` until somebody has the conversation or it needs nobody any more. */
    shown: text('shown', { enum: ['waiting', 'taken', 'handed_back', 'ended'] }).notNull(),
    channelId: text('channel_id').notNull(),
    /** Null until Discord has confirmed it, and where the line of a batch stands for it. */
    messageId: text('message_id'),
    batchId: uuid('batch_id'),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.conversationId] }),
    index('discord_staff_line_begun').on(table.workspace, table.begunAt),
    index('discord_staff_line_batch').on(table.workspace, table.batchId).where(sql`batch_id is not null`),
  ],
)

/** The line in the staff channel about a report. */
export const discordReportLine = pgTable(
  'discord_report_line',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    channelId: text('channel_id').notNull(),
    /** Null until Discord has confirmed it, and where the line of a batch stands for it. */
    messageId: text('message_id'),
    batchId: uuid('batch_id'),
    /** Digest of what it says. */
    shown: text('shown'),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId] }),
    index('discord_report_line_begun').on(table.workspace, table.begunAt),
    index('discord_report_line_batch').on(table.workspace, table.batchId).where(sql`batch_id is not null`),
  ],
)

/** One line for many who came to the queue at once, or for many reports. */
export const discordStaffBatch = pgTable(
  'discord_staff_batch',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['waiting', 'reports'] })
      .notNull()
      .default('waiting'),
    channelId: text('channel_id').notNull(),
    messageId: text('message_id'),
    /** The number of waiting, or of reports, that it says; 0 before it was posted. */
    shown: integer('shown').notNull().default(0),
    begunAt: instant('begun_at').notNull(),
    joinedAt: instant('joined_at').notNull(),
    toldAt: instant('told_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('discord_staff_batch_open').on(table.workspace, table.joinedAt).where(sql`closed_at is null`),
  ],
)

/** The file by which a guild is kept, as it was last applied, and how far that came. */
export const discordServer = pgTable(
  'discord_server',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    guildId: text('guild_id').notNull(),
    /** YAML as it was written, comments included. */
    file: text('file').notNull(),
    /** When this very file was applied to its end; null while it was not. */
    appliedAt: instant('applied_at'),
    appliedBy: uuid('applied_by'),
    /** The run that goes on, or the last one: what was done, and where it failed. */
    run: jsonb('run').$type<ServerRun | null>(),
    /** When whoever performs the run last said that they do, by the database's clock: a run without a sign of life may be taken over. */
    beatAt: instant('beat_at'),
    /** What the last look found changed by hand. */
    drift: jsonb('drift').$type<DriftItem[]>(),
    lookedAt: instant('looked_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.guildId] })],
)

/** Which thing of Discord stands for which part of the file: so that what was renamed by hand is known, and what was deleted missed. */
export const discordServerPart = pgTable(
  'discord_server_part',
  {
    workspace: integer('workspace').notNull(),
    guildId: text('guild_id').notNull(),
    kind: text('kind', { enum: ['role', 'category', 'channel', 'tag', 'panel', 'automod'] }).notNull(),
    /** Of a tag `<channel>/<tag>`, of a panel `<channel>/<panel>`. */
    key: text('key').notNull(),
    discordId: text('discord_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.guildId, table.kind, table.key] }),
    index('discord_server_part_of').on(table.workspace, table.discordId),
  ],
)

/** A line of the mod-log: one for each report, appeal and act, never changed again. */
export const discordModLine = pgTable(
  'discord_mod_line',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    /** Id of the report, the case or the act. */
    subject: uuid('subject').notNull(),
    channelId: text('channel_id').notNull(),
    /** Null: not confirmed by Discord. */
    messageId: text('message_id'),
    begunAt: instant('begun_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.subject] })],
)
