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
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import { supportCase } from '../case/tables.ts'
import { contact } from '../contact/tables.ts'
import type { NewsKind, NewsTexts } from './news.ts'

/** Where a case's living card stands. One row for each case that has, had or is to have one. */
export const caseCard = pgTable(
  'case_card',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    /** `text`: a message with a thread for the discussion. `forum`: a forum post. */
    kind: text('kind', { enum: ['text', 'forum'] }).notNull(),
    state: text('state', { enum: ['waiting', 'standing', 'refused', 'deleted'] }).notNull(),
    guildId: text('guild_id').notNull(),
    channelId: text('channel_id').notNull(),
    channelName: text('channel_name').notNull(),
    /** Null until Discord has confirmed them; of a forum post both are the same. */
    messageId: text('message_id'),
    threadId: text('thread_id'),
    /** How often it was posted anew: each time has a key of its own. */
    round: smallint('round').notNull().default(1),
    /** Digest of what stands there, so that what is the same already is not said again. */
    shown: text('shown'),
    begunAt: instant('begun_at').notNull(),
    sameSince: instant('same_since'),
    /** Why it was refused, and what to do. */
    words: text('words'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId] }),
    index('case_card_message').on(table.workspace, table.messageId).where(sql`message_id is not null`),
    index('case_card_thread').on(table.workspace, table.threadId).where(sql`thread_id is not null`),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
  ],
)

/** One thing that all who wait for a case are told, once. */
export const caseNews = pgTable(
  'case_news',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    kind: text('kind').$type<NewsKind>().notNull(),
    /** Words of whoever sent it, by language. */
    texts: jsonb('texts').$type<NewsTexts>().notNull().default({}),
    fixedIn: text('fixed_in'),
    /** Reporters when it was told, itself included in "with 37 others". */
    reporters: integer('reporters').notNull(),
    agentId: uuid('agent_id'),
    at: instant('at').notNull(),
    /** Everybody was told, or could not be. */
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('case_news_case').on(table.workspace, table.caseId, table.at.desc().nullsFirst()),
    index('case_news_open').on(table.workspace).where(sql`done_at is null`),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
  ],
)

/** One person who is to be told of one news. */
export const caseTelling = pgTable(
  'case_telling',
  {
    workspace: integer('workspace').notNull(),
    newsId: uuid('news_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    role: text('role', { enum: ['reporter', 'follower'] }).notNull(),
    /** A direct message may be tried: a reporter, or a follower who chose it. */
    direct: boolean('direct').notNull(),
    /** `due` → `direct` (a message of ours is under way) | `mention` (in a batch for the card's thread) → `told` | `unreached`. */
    state: text('state', { enum: ['due', 'direct', 'mention', 'told', 'unreached'] }).notNull(),
    /** The message in their conversation; kept when it failed, so that nobody is written to twice. */
    messageId: uuid('message_id'),
    /** The mention in which they are named: at most 100 share a number. */
    batch: integer('batch'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.newsId, table.contactId] }),
    index('case_telling_open')
      .on(table.workspace, table.newsId, table.state)
      .where(sql`state in ('due', 'direct', 'mention')`),
    foreignKey({ columns: [table.workspace, table.newsId], foreignColumns: [caseNews.workspace, caseNews.id] }),
    foreignKey({ columns: [table.workspace, table.contactId], foreignColumns: [contact.workspace, contact.id] }),
  ],
)
