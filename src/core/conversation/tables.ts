import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { big, bytewise, instant } from '../../kernel/columns.ts'
import { contact, identity } from '../contact/tables.ts'
import type { Button, ButtonAct, Place } from '../delivery/channel.ts'
import type { Offer } from './offer.ts'
import type { Topic } from './topic.ts'

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
    /** The assignee opened it to write, and has said nothing yet: their first words are what says that they joined. */
    unannounced: boolean('unannounced').notNull().default(false),
    /** The agent who opened it to write to the contact. */
    openedBy: uuid('opened_by'),
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
    /** Who ended it: an agent, the contact ("that helped"), or silence. */
    resolvedBy: text('resolved_by', { enum: ['agent', 'contact', 'silence'] }),
    /** The queue that it waits in, or waited in last. */
    queueId: uuid('queue_id'),
    /** The desk at which it is answered; `flex`: Twilio Flex, where `deskAgent` has it and no assignee of ours. */
    desk: text('desk', { enum: ['console', 'flex'] })
      .notNull()
      .default('console'),
    /** Public name of the outside desk's agent who has it. */
    deskAgent: text('desk_agent'),
    /** The outside desk's session that hears what is said here; null while none does. */
    sessionId: uuid('session_id'),
    /** The handoff case; kept when the conversation is handed back or resolved. */
    caseId: uuid('case_id'),
    /** Its turn in the queue: taken once, with the case, so that whoever comes back to the queue keeps it. */
    queueOrder: big('queue_order'),
    queuedAt: instant('queued_at'),
    /** The contact's conversation before this one, when it was too old to be opened again. */
    previousId: uuid('previous_id'),
    /** Since when it is the contact's turn to speak; null while we owe them an answer. Reminder and ending count from here. */
    quietSince: instant('quiet_since'),
    remindedAt: instant('reminded_at'),
    /** What the virtual agent asked last, so that a bare "yes" can be understood. */
    offer: jsonb('offer').$type<Offer | null>(),
    /** What the chat with the virtual agent is about, and when that was last spoken of; null once a person was called. */
    topic: jsonb('topic').$type<(Topic & { at: string }) | null>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('conversation_turn').on(table.workspace, table.desk, table.queueOrder).where(sql`status = 'queued'`),
    index('conversation_flex')
      .on(table.workspace, table.lastMessageAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`desk = 'flex' and status in ('queued', 'assigned')`),
    index('conversation_quiet')
      .on(table.workspace, table.quietSince)
      .where(sql`quiet_since is not null and status in ('automated', 'assigned')`),
    foreignKey({ columns: [table.workspace, table.contactId], foreignColumns: [contact.workspace, contact.id] }),
    foreignKey({ columns: [table.workspace, table.identityId], foreignColumns: [identity.workspace, identity.id] }),
    uniqueIndex('conversation_open').on(table.workspace, table.identityId).where(sql`status <> 'resolved'`),
    index('conversation_opened_by').on(table.workspace, table.openedAt).where(sql`opened_by is not null`),
    index('conversation_identity').on(table.workspace, table.identityId, table.openedAt.desc().nullsFirst()),
    index('conversation_recent').on(
      table.workspace,
      table.lastMessageAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('conversation_automated')
      .on(table.workspace, table.lastMessageAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status = 'automated'`),
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
    /** Public name of an agent of another desk, who is none of ours. */
    spokenBy: text('spoken_by'),
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
    /** The article that it gives, for answers of the virtual agent and for what agents inserted. */
    articleId: uuid('article_id'),
    /** Buttons under it, in their order. */
    buttons: jsonb('buttons').$type<Button[] | null>(),
    /** The host or the words by which it looks like a scam; null where it does not, or nobody looked. Its links are shown off. */
    scam: text('scam'),
    /** The virtual agent still has to take its turn on it. */
    awaitsTurn: boolean('awaits_turn').notNull().default(false),
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
    index('message_awaits_turn').on(table.workspace, table.conversationId).where(sql`awaits_turn`),
    index('message_words').using('gin', sql`to_tsvector('simple', ${table.text})`),
    index('message_deleted').on(table.workspace, table.deletedAt).where(sql`deleted_at is not null`),
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

/** A button that a contact pressed under one of our messages. */
export const press = pgTable(
  'press',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    messageId: uuid('message_id').notNull(),
    act: text('act').$type<ButtonAct>().notNull(),
    value: text('value').notNull().default(''),
    /** The interaction's own id: the same press is stored once. */
    key: bytewise('key').notNull(),
    at: instant('at').notNull(),
    /** The virtual agent still has to take its turn on it. */
    awaitsTurn: boolean('awaits_turn').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('press_key').on(table.workspace, table.key),
    index('press_message').on(table.workspace, table.messageId),
    index('press_awaits_turn').on(table.workspace, table.conversationId).where(sql`awaits_turn`),
  ],
)

/** What a contact thought of a conversation. */
export const rating = pgTable(
  'rating',
  {
    workspace: integer('workspace').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    /** 1 to 5. */
    score: smallint('score').notNull(),
    comment: text('comment'),
    /** Who had the conversation when it was rated. */
    agentId: uuid('agent_id'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.conversationId] })],
)

/** The notice that tells a waiting contact their place: which message it is, what it says, and since when. */
export const placeNotice = pgTable(
  'place_notice',
  {
    workspace: integer('workspace').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    messageId: uuid('message_id').notNull(),
    place: smallint('place').notNull(),
    toldAt: instant('told_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.conversationId] }),
    foreignKey({
      columns: [table.workspace, table.conversationId],
      foreignColumns: [conversation.workspace, conversation.id],
    }),
  ],
)
