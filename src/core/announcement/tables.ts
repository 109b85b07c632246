import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytewise, instant } from '../../kernel/columns.ts'
import type { RolePlace, SourceFilter } from '../../protocol/announcements.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { workspace } from '../workspace/tables.ts'

/** Where announcements come from by themselves. */
export const announcementSource = pgTable(
  'announcement_source',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['feed', 'webhook', 'x'] }).notNull(),
    name: text('name').notNull(),
    /** Of a feed its address; of X the account without `@`; of a webhook empty. */
    url: text('url').notNull().default(''),
    /** Where its items are announced. */
    place: jsonb('place').$type<ChannelPlace>().notNull(),
    /** Words with `{title}`, `{link}`, `{summary}`, `{author}`, `{source}`. */
    template: text('template').notNull(),
    filter: jsonb('filter').$type<SourceFilter>().notNull().default({ include: [], exclude: [] }),
    /** An admin or moderator looks at each before it is posted. */
    approval: boolean('approval').notNull().default(true),
    mention: jsonb('mention').$type<RolePlace | null>(),
    crosspost: boolean('crosspost').notNull().default(false),
    active: boolean('active').notNull().default(true),
    /** A webhook's signing secret, or X's token; sealed. */
    secret: text('secret'),
    /** A webhook that may also show its secret in a header, for services that cannot sign. */
    plainSecret: boolean('plain_secret').notNull().default(false),
    /** What the server said to be asked with the next time. */
    etag: text('etag'),
    lastModified: text('last_modified'),
    /** How far it is read: X's newest id. */
    position: text('position'),
    /** When it was first read: what it held then is old and is not announced. */
    primedAt: instant('primed_at'),
    lookedAt: instant('looked_at'),
    nextAt: instant('next_at'),
    /** Looks in a row that failed, and why the last one did. */
    failures: integer('failures').notNull().default(0),
    trouble: text('trouble'),
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/** Something that is, was or will be posted in an official channel. */
export const announcement = pgTable(
  'announcement',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    /**
     * `waiting`: of a source, for somebody's approval. `posting`: to be posted now, or being so. `deleted`: it was posted, and is gone from Discord.
     */
    state: text('state', {
      enum: ['draft', 'waiting', 'scheduled', 'posting', 'posted', 'failed', 'dismissed', 'deleted'],
    }).notNull(),
    place: jsonb('place').$type<ChannelPlace>().notNull(),
    /** Discord's Markdown, with our mark not yet below it. */
    text: text('text').notNull(),
    /** The one role that is mentioned, by explicit choice; id `everyone` is everyone. */
    mention: jsonb('mention').$type<RolePlace | null>(),
    sourceId: uuid('source_id'),
    /** Of a source: the item's address. */
    link: text('link'),
    /** The wall time that was chosen, `2026-11-22T10:00`, and the zone it was chosen in: `dueAt` is made of both. */
    wall: text('wall'),
    zone: text('zone'),
    dueAt: instant('due_at'),
    /** Discord's id once it stands there. */
    messageId: bytewise('message_id'),
    /** When posting was begun: from then on a doubtful end is looked for. */
    begunAt: instant('begun_at'),
    postedAt: instant('posted_at'),
    /** To the servers that follow the channel. `waiting`: wished, and Discord's limit lets it only later. */
    crosspost: text('crosspost', { enum: ['no', 'wanted', 'waiting', 'done', 'failed'] }).notNull(),
    crosspostAt: instant('crosspost_at'),
    /** Wished, and as it stands in Discord. */
    pin: boolean('pin').notNull().default(false),
    pinned: boolean('pinned').notNull().default(false),
    /** What was last written there differs from `text`: an edit waits. */
    editing: boolean('editing').notNull().default(false),
    /** Discord lets it be edited no sooner. */
    editAt: instant('edit_at'),
    editedAt: instant('edited_at'),
    /** A deletion waits. */
    deleting: boolean('deleting').notNull().default(false),
    deletedAt: instant('deleted_at'),
    /** Why it failed or waits, and what to do, in a sentence. */
    words: text('words'),
    version: integer('version').notNull().default(1),
    createdBy: uuid('created_by'),
    changedBy: uuid('changed_by'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    // What comes due by itself, in three ways.
    index('announcement_due').on(table.workspace, table.dueAt).where(sql`state = 'scheduled'`),
    index('announcement_publishable')
      .on(table.workspace, table.crosspostAt)
      .where(sql`state = 'posted' and crosspost = 'waiting'`),
    index('announcement_editable')
      .on(table.workspace, table.editAt)
      .where(sql`state = 'posted' and editing and edit_at is not null`),
    index('announcement_coming')
      .on(table.workspace, table.changedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`state in ('draft', 'waiting', 'scheduled', 'posting', 'failed')`),
    index('announcement_past')
      .on(table.workspace, sql`coalesce(posted_at, changed_at) desc`, table.id.desc().nullsFirst())
      .where(sql`state in ('posted', 'dismissed', 'deleted')`),
    index('announcement_of_source')
      .on(table.workspace, table.sourceId, sql`coalesce(posted_at, changed_at) desc`, table.id.desc().nullsFirst())
      .where(sql`state in ('posted', 'dismissed', 'deleted') and source_id is not null`),
    index('announcement_calendar').on(table.workspace, sql`coalesce(posted_at, due_at)`),
    uniqueIndex('announcement_message').on(table.workspace, table.messageId).where(sql`message_id is not null`),
    index('announcement_crossposted').on(table.workspace, table.crosspostAt).where(sql`crosspost = 'done'`),
  ],
)

/** What an announcement said before. */
export const announcementRevision = pgTable(
  'announcement_revision',
  {
    workspace: integer('workspace').notNull(),
    announcementId: uuid('announcement_id').notNull(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    agentId: uuid('agent_id'),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.announcementId, table.version] }),
    foreignKey({
      columns: [table.workspace, table.announcementId],
      foreignColumns: [announcement.workspace, announcement.id],
    }),
  ],
)

/** One item of a source, as it was first seen. */
export const sourceItem = pgTable(
  'source_item',
  {
    workspace: integer('workspace').notNull(),
    sourceId: uuid('source_id').notNull(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    link: text('link'),
    publishedAt: instant('published_at'),
    /** `old`: stood there at the first look. `filtered`: not wanted. `announced`: an announcement was made of it. */
    became: text('became', { enum: ['old', 'filtered', 'announced'] }).notNull(),
    announcementId: uuid('announcement_id'),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('source_item_page').on(table.workspace, table.sourceId, table.at.desc().nullsFirst()),
    foreignKey({
      columns: [table.workspace, table.sourceId],
      foreignColumns: [announcementSource.workspace, announcementSource.id],
    }),
  ],
)

/** Everything by which an item is known again: its id, its address, its title with its day. One that is known by any of them is known. */
export const sourceItemKey = pgTable(
  'source_item_key',
  {
    workspace: integer('workspace').notNull(),
    sourceId: uuid('source_id').notNull(),
    key: bytewise('key').notNull(),
    itemId: uuid('item_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.sourceId, table.key] })],
)
