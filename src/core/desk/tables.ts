import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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
import { instant } from '../../kernel/columns.ts'
import type { DeskHandle } from './desk.ts'

/**
 * One stay of a conversation at an outside desk: from the first step of offering it until its end there. A conversation may have several, one
 * after the other, and at most one that is neither over nor ending.
 */
export const deskSession = pgTable(
  'desk_session',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    desk: text('desk', { enum: ['flex'] }).notNull(),
    /** `router`: it is only followed, and no agent is asked for yet. `desk`: an agent is asked for, or there. */
    purpose: text('purpose', { enum: ['router', 'desk'] }).notNull(),
    /** `opening`: its place there is being made. `open`: it stands. `ending`: our side is over, theirs is to be ended. */
    state: text('state', { enum: ['opening', 'open', 'ending', 'ended'] }).notNull(),
    /** What the connector has made so far, e.g. `conversation`, `interaction`; opaque to the core, stored after each step. */
    handle: jsonb('handle').$type<DeskHandle>().notNull().default({}),
    /** The desk's own id of the exchange, by which its webhooks find us; null until it is made. */
    externalId: text('external_id'),
    /** Public names of the agents who are in it there, by the desk's id of each. */
    agents: jsonb('agents').$type<Record<string, string>>().notNull().default({}),
    /** All up to this index of theirs is taken in; -1: nothing yet. */
    seenIndex: integer('seen_index').notNull().default(-1),
    /** When its exchange is next read whole, because webhooks may be lost. */
    lookAt: instant('look_at'),
    /** When it was last read whole, and could be. */
    lookedAt: instant('looked_at'),
    /** Until when the flow of the other side is to send it to agents; null where we do. */
    callBy: instant('call_by'),
    /** Since when an agent is asked for there; null while nobody is. */
    calledAt: instant('called_at'),
    /** Nobody is in it since then, so that it goes back to the virtual agent unless somebody joins. */
    emptySince: instant('empty_since'),
    /** What keeps it from going on, in one sentence for people; null when nothing does. */
    trouble: text('trouble'),
    /** When anything was last said in it, by either side: what is spoken in is read more often. */
    saidAt: instant('said_at'),
    attempts: smallint('attempts').notNull().default(0),
    openedAt: instant('opened_at').notNull(),
    joinedAt: instant('joined_at'),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by', { enum: ['us', 'agent', 'timer', 'cancelled', 'failed'] }),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    // One that is ending does not keep the next one from being opened.
    uniqueIndex('desk_session_open').on(table.workspace, table.conversationId).where(sql`state in ('opening', 'open')`),
    index('desk_session_live').on(table.workspace, table.conversationId, table.id).where(sql`state <> 'ended'`),
    index('desk_session_conversation').on(table.workspace, table.conversationId, table.openedAt),
    uniqueIndex('desk_session_external').on(table.workspace, table.externalId).where(sql`external_id is not null`),
  ],
)

/**
 * Something that the outside desk is to be told: a part of a message, or what became of it. Written in the transaction in which it was said,
 * and performed in the order of ids.
 */
export const relay = pgTable(
  'relay',
  {
    workspace: integer('workspace').notNull(),
    id: bigint('id', { mode: 'bigint' }).notNull().generatedAlwaysAsIdentity(),
    sessionId: uuid('session_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    /** Ours; null for a transcript and for words of the house. */
    messageId: uuid('message_id'),
    /** 0: its words; from 1: its files in their order. */
    part: smallint('part').notNull().default(0),
    operation: text('operation', { enum: ['send', 'edit', 'delete', 'transcript', 'words'] }).notNull(),
    /** Of `words` and `transcript`. */
    text: text('text'),
    /** It was said before the desk was asked: nobody is to be woken by it. */
    past: boolean('past').notNull().default(false),
    state: text('state', { enum: ['queued', 'sending', 'sent', 'failed', 'cancelled'] }).notNull(),
    attempts: smallint('attempts').notNull().default(0),
    /** Why it failed, in words for people. */
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    attemptedAt: instant('attempted_at'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('relay_waiting').on(table.workspace, table.sessionId, table.id).where(sql`state in ('queued', 'sending')`),
    index('relay_failed').on(table.workspace, table.sessionId).where(sql`state = 'failed'`),
    index('relay_message').on(table.workspace, table.messageId),
  ],
)

/** A message of the desk's exchange, of either side, as the desk knows it. */
export const deskMessage = pgTable(
  'desk_message',
  {
    workspace: integer('workspace').notNull(),
    sessionId: uuid('session_id').notNull(),
    externalId: text('external_id').notNull(),
    /** Its place in the exchange, by which messages are ordered there. */
    index: integer('index').notNull(),
    /** Ours that it is, or a part of; null for what we keep no message of. */
    messageId: uuid('message_id'),
    part: smallint('part').notNull().default(0),
    /** We sent it. */
    ours: boolean('ours').notNull(),
    /** The desk's mark of its newest wording that we took in, so that a lost edit is noticed. */
    version: text('version'),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.sessionId, table.externalId] }),
    uniqueIndex('desk_message_index').on(table.workspace, table.sessionId, table.index),
    index('desk_message_of').on(table.workspace, table.messageId),
  ],
)
