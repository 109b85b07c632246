import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytewise, instant } from '../../kernel/columns.ts'
import { contact, identity } from '../contact/tables.ts'
import type { Place } from '../delivery/channel.ts'

/** One continuous exchange with a contact on one channel. At most one open conversation per identity. */
export const conversation = pgTable(
  'conversation',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    contactId: uuid('contact_id').notNull(),
    identityId: uuid('identity_id').notNull(),
    channel: text('channel', { enum: ['discord'] }).notNull(),
    status: text('status', { enum: ['automated', 'queued', 'assigned', 'resolved'] }).notNull(),
    assigneeId: uuid('assignee_id'),
    place: jsonb('place').$type<Place | null>(),
    /** The guild it began in, and the channel in which help was last asked for. */
    guild: jsonb('guild').$type<{ id: string; name: string } | null>(),
    origin: jsonb('origin').$type<{ id: string; name: string; guildId: string | null } | null>(),
    unread: integer('unread').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
    lastInboundAt: instant('last_inbound_at'),
    lastMessageAt: instant('last_message_at').notNull(),
    lastMessageId: uuid('last_message_id'),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({ columns: [table.workspace, table.contactId], foreignColumns: [contact.workspace, contact.id] }),
    foreignKey({ columns: [table.workspace, table.identityId], foreignColumns: [identity.workspace, identity.id] }),
    uniqueIndex('conversation_open').on(table.workspace, table.identityId).where(sql`status <> 'resolved'`),
    index('conversation_identity').on(table.workspace, table.identityId, table.openedAt.desc().nullsFirst()),
    index('conversation_recent').on(
      table.workspace,
      table.lastMessageAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('conversation_queue')
      .on(table.workspace, table.lastMessageAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status = 'queued'`),
    index('conversation_assigned')
      .on(table.workspace, table.assigneeId, table.lastMessageAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status = 'assigned'`),
    index('conversation_resolved')
      .on(table.workspace, table.lastMessageAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status = 'resolved'`),
  ],
)

/** One thing said. */
export const message = pgTable(
  'message',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    direction: text('direction', { enum: ['inbound', 'outbound', 'note'] }).notNull(),
    author: text('author', { enum: ['contact', 'agent', 'virtual_agent', 'notice'] }).notNull(),
    agentId: uuid('agent_id'),
    kind: text('kind', { enum: ['text', 'sticker', 'voice', 'forward', 'poll', 'command', 'unreadable'] }).notNull(),
    text: text('text').notNull(),
    /**
     * What makes it unique besides its id: `discord:<message id>` or `discord-interaction:<interaction id>` for what a member
     * said, `<notice>:<cause>` for a notice that is to be given once.
     */
    key: bytewise('key'),
    /** Place it came from, inbound only. */
    place: jsonb('place').$type<Place | null>(),
    /** The message that it answers, when it is one of ours. */
    replyToId: uuid('reply_to_id'),
    attachmentCount: smallint('attachment_count').notNull().default(0),
    revisions: smallint('revisions').notNull().default(0),
    sentAt: instant('sent_at').notNull(),
    editedAt: instant('edited_at'),
    deletedAt: instant('deleted_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({
      columns: [table.workspace, table.conversationId],
      foreignColumns: [conversation.workspace, conversation.id],
    }),
    uniqueIndex('message_key').on(table.workspace, table.key).where(sql`key is not null`),
    index('message_page').on(
      table.workspace,
      table.conversationId,
      table.sentAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
)

/** An earlier wording of a message. */
export const messageRevision = pgTable(
  'message_revision',
  {
    workspace: integer('workspace').notNull(),
    messageId: uuid('message_id').notNull(),
    number: smallint('number').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.messageId, table.number] })],
)
