import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant } from '../../kernel/columns.ts'
import type { ModelFigures, ReplayInput, ReplayResult } from '../../protocol/learning.ts'
import { workspace } from '../workspace/tables.ts'
import type { StackWeights } from './endpoint/vectors/stack.ts'
import { UNANSWERED } from './learning/unanswered.ts'

/** What the virtual agent has learnt of a workspace's articles; the newest one serves. */
export const answerModel = pgTable(
  'answer_model',
  {
    workspace: integer('workspace')
      .notNull()
      .references(() => workspace.id),
    id: uuid('id').notNull(),
    /** Of the lessons it learnt: what has not changed is not learnt again. */
    lessons: text('lessons').notNull(),
    /** As `packModel` makes them; at most 16 MB. */
    packed: bytes('packed').notNull(),
    articles: integer('articles').notNull(),
    examples: integer('examples').notNull(),
    figures: jsonb('figures').$type<ModelFigures>().notNull(),
    trainedAt: instant('trained_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('answer_model_newest').on(table.workspace, table.trainedAt.desc().nullsFirst()),
  ],
)

/** How often learning the newest lessons was begun without an end: what ends the process that learns it is not tried for ever. */
export const learningTry = pgTable('learning_try', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  lessons: text('lessons').notNull(),
  tries: integer('tries').notNull(),
  /** When it was begun last. */
  at: instant('at').notNull(),
})

/** Each question that was put to the virtual agent, what it did, and what became of it: what gaps, replays and statistics are read from. */
export const question = pgTable(
  'question',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    way: text('way', { enum: ['chat', 'ask', 'forum'] }).notNull(),
    conversationId: uuid('conversation_id'),
    contactId: uuid('contact_id'),
    guildId: text('guild_id'),
    /** As asked, at most 500 characters; '' once the message behind it was deleted. */
    text: text('text').notNull(),
    /** The same words folded, so that who asks alike is found; '' likewise. */
    folded: text('folded').notNull(),
    locale: text('locale').notNull(),
    /** Inbound messages that it was read from. */
    messages: uuid('messages').array().notNull(),
    /** Our message in which the decision showed. */
    replyId: uuid('reply_id'),
    decision: text('decision', { enum: ['answer', 'suggest', 'unknown'] }).notNull(),
    /** The article that was given, or the nearest one where none was. */
    articleId: uuid('article_id'),
    sureness: real('sureness').notNull(),
    /** The model that was so sure; null where words judged it. */
    modelId: uuid('model_id'),
    /** Of the suggested articles the one that the member chose. */
    pickedId: uuid('picked_id'),
    askedAt: instant('asked_at').notNull(),
    /** What the member said of it. */
    outcome: text('outcome', { enum: ['helped', 'not_helped', 'handed_over'] }),
    /** What an agent said of it. */
    mark: text('mark', { enum: ['right', 'wrong'] }),
    /** The article that it should have been; null with `wrong`: none of them. */
    shouldBe: uuid('should_be'),
    markedBy: uuid('marked_by'),
    markedAt: instant('marked_at'),
    /** What was done about an unanswered one. */
    settled: text('settled', { enum: ['example', 'article', 'dismissed'] }),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('question_asked').on(table.workspace, table.askedAt),
    // What is old is forgotten in all workspaces at once.
    index('question_old').on(table.askedAt),
    index('question_reply').on(table.workspace, table.replyId),
    index('question_conversation').on(table.workspace, table.conversationId, table.askedAt),
    index('question_gap')
      .on(table.workspace, table.askedAt)
      .where(sql`${sql.raw(UNANSWERED)}`),
    index('question_marked').on(table.workspace, table.markedAt).where(sql`mark is not null`),
    // Marks are few, and looked for before each answer: none waits in a list that would have to be read whole.
    index('question_alike')
      .using('gin', table.folded.op('gin_trgm_ops'))
      .where(sql`mark is not null`)
      .with({ fastupdate: false }),
  ],
)

/** A question from real chats that an article may learn. */
export const exampleSuggestion = pgTable(
  'example_suggestion',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    text: text('text').notNull(),
    /** Folded, so that the same question is suggested once. */
    folded: text('folded').notNull(),
    /** How often it was asked alike. */
    asked: integer('asked').notNull(),
    state: text('state', { enum: ['new', 'added', 'dismissed'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('example_suggestion_once').on(table.workspace, table.articleId, table.folded),
  ],
)

/** That what an agent answered in a conversation was kept, and in which article. */
export const keptAnswer = pgTable(
  'kept_answer',
  {
    workspace: integer('workspace').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    articleId: uuid('article_id').notNull(),
    agentId: uuid('agent_id'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.conversationId] })],
)

/** Questions of the last days put to what is not published yet. */
export const replay = pgTable(
  'replay',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    input: jsonb('input').$type<ReplayInput>().notNull(),
    state: text('state', { enum: ['running', 'done', 'failed'] }).notNull(),
    result: jsonb('result').$type<ReplayResult>(),
    startedBy: uuid('started_by'),
    startedAt: instant('started_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.id] })],
)

/** An OpenAI-compatible endpoint that helps the virtual agent, at most one. */
export const endpoint = pgTable('endpoint', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  baseUrl: text('base_url').notNull(),
  /** Sealed; null where it needs none. */
  key: text('key'),
  chatModel: text('chat_model'),
  embeddingModel: text('embedding_model'),
  chooses: boolean('chooses').notNull(),
  composes: boolean('composes').notNull(),
  drafts: boolean('drafts').notNull(),
  dailyTokens: integer('daily_tokens').notNull(),
  version: integer('version').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** What the endpoint was used for on a day, in UTC; the daily budget is held by it. */
export const endpointDay = pgTable(
  'endpoint_day',
  {
    workspace: integer('workspace').notNull(),
    day: date('day').notNull(),
    requests: integer('requests').notNull(),
    failures: integer('failures').notNull(),
    tokens: integer('tokens').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.day] })],
)

/** Vectors of texts that were asked for once; of articles' texts, and for a while of questions. */
export const embedding = pgTable(
  'embedding',
  {
    workspace: integer('workspace').notNull(),
    /** Of model and text. */
    hash: text('hash').notNull(),
    vector: bytes('vector').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.hash] }), index('embedding_old').on(table.usedAt)],
)

/** The vectors of what is published, as they are searched, and how much they count beside the model. */
export const embeddingIndex = pgTable('embedding_index', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  /** Of the lessons and the model of vectors: what has not changed is not made again. */
  key: text('key').notNull(),
  /** Address and model that questions have to be put to. */
  source: text('source').notNull(),
  weights: jsonb('weights').$type<StackWeights>().notNull(),
  articles: uuid('articles').array().notNull(),
  packed: bytes('packed').notNull(),
  madeAt: instant('made_at').notNull(),
})
