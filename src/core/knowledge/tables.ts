import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { instant, tsvector } from '../../kernel/columns.ts'
import type { ArticleDraft, Slot } from '../../protocol/articles.ts'
import { agent } from '../agent/tables.ts'
import { workspace } from '../workspace/tables.ts'

/** Articles that belong together, as the knowledge base is shown; a server's virtual agent may be limited to some. */
export const collection = pgTable(
  'collection',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    position: smallint('position').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/** One answer in the knowledge base. */
export const article = pgTable(
  'article',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    /** Raised by each change; who changes an article says which version they saw. */
    version: integer('version').notNull(),
    status: text('status', { enum: ['draft', 'published'] }).notNull(),
    locale: text('locale').notNull(),
    title: text('title').notNull(),
    /** Markdown. */
    body: text('body').notNull(),
    examples: text('examples').array().notNull(),
    /** What was changed in a published article and is not published yet; null where nothing was. */
    draft: jsonb('draft').$type<ArticleDraft | null>(),
    collectionId: uuid('collection_id'),
    /** The article that this one says in another language; null for an original. */
    translationOf: uuid('translation_of'),
    /** What is asked of a member before a person takes over from this article. */
    form: jsonb('form').$type<Slot[]>().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    publishedAt: instant('published_at'),
    updatedBy: uuid('updated_by'),
    /** Folded words of title (A), examples (B) and body (C), for the desk's own list; drafts as well. */
    search: tsvector('search').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    foreignKey({ columns: [table.workspace, table.updatedBy], foreignColumns: [agent.workspace, agent.id] }),
    foreignKey({
      columns: [table.workspace, table.collectionId],
      foreignColumns: [collection.workspace, collection.id],
    }),
    uniqueIndex('article_translation')
      .on(table.workspace, table.translationOf, table.locale)
      .where(sql`translation_of is not null`),
    index('article_collection').on(table.workspace, table.collectionId),
    index('article_recent').on(table.workspace, table.updatedAt.desc().nullsFirst(), table.id.desc().nullsFirst()),
    index('article_status').on(
      table.workspace,
      table.status,
      table.updatedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('article_search').using('gin', table.search),
  ],
)

/**
 * What a question is compared with: the title, each example question, and the whole article. There are rows for published articles
 * only, so that no search can find another one.
 */
export const articlePhrase = pgTable(
  'article_phrase',
  {
    workspace: integer('workspace').notNull(),
    articleId: uuid('article_id').notNull(),
    position: smallint('position').notNull(),
    kind: text('kind', { enum: ['title', 'example', 'text'] }).notNull(),
    /** Language of the stems, e.g. `en`. */
    language: text('language').notNull(),
    /** Folded words; null for the whole article, which nobody types. */
    words: text('words'),
    stems: text('stems').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.articleId, table.position] }),
    foreignKey({
      columns: [table.workspace, table.articleId],
      foreignColumns: [article.workspace, article.id],
    }).onDelete('cascade'),
    index('article_phrase_stems').using('gin', table.stems),
    index('article_phrase_words').using('gin', table.words.op('gin_trgm_ops')),
  ],
)

/**
 * In how many published articles each stem stands: how much a word tells, and what a misspelt one may have meant. The empty stem stands
 * in all of them, so its row is their number.
 */
export const articleStem = pgTable(
  'article_stem',
  {
    workspace: integer('workspace').notNull(),
    language: text('language').notNull(),
    stem: text('stem').notNull(),
    articles: integer('articles').notNull(),
  },
  (table) => [
    uniqueIndex('article_stem_key').on(table.workspace, table.stem, table.language),
    // On an expression, because the planner would else look stems up by this index as well, which takes thirty times as long.
    index('article_stem_near').using('gist', sql`(stem || '') gist_trgm_ops`),
  ],
)

/** An article as it was saved each time: who changed what, and back to it. */
export const articleVersion = pgTable(
  'article_version',
  {
    workspace: integer('workspace').notNull(),
    articleId: uuid('article_id').notNull(),
    /** The article's version from this change on. */
    version: integer('version').notNull(),
    what: text('what', { enum: ['created', 'edited', 'published', 'unpublished', 'restored'] }).notNull(),
    locale: text('locale').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    examples: text('examples').array().notNull(),
    at: instant('at').notNull(),
    agentId: uuid('agent_id'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.articleId, table.version] }),
    foreignKey({
      columns: [table.workspace, table.articleId],
      foreignColumns: [article.workspace, article.id],
    }).onDelete('cascade'),
  ],
)

/** A picture that goes out with an article, at most four each. */
export const articleImage = pgTable(
  'article_image',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    position: smallint('position').notNull(),
    name: text('name').notNull(),
    /** As sniffed. */
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    width: integer('width'),
    height: integer('height'),
    blob: text('blob').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('article_image_of').on(table.workspace, table.articleId, table.position),
    foreignKey({
      columns: [table.workspace, table.articleId],
      foreignColumns: [article.workspace, article.id],
    }).onDelete('cascade'),
  ],
)
