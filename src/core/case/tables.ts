import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { big, bytewise, instant, tsvector } from '../../kernel/columns.ts'
import type { CaseFields, CaseFilter } from '../../protocol/cases.ts'
import { contact } from '../contact/tables.ts'
import { workspace } from '../workspace/tables.ts'
import type { EntryFacts, EntryKind } from './entry.ts'
import { stemsSql } from './stems.ts'

/** The last case number of a workspace. Its row is locked last in a transaction, because everybody who opens a case waits for it. */
export const caseCounter = pgTable('case_counter', {
  workspace: integer('workspace')
    .primaryKey()
    .references(() => workspace.id),
  number: bigint('number', { mode: 'number' }).notNull(),
  /** The last turn in the queue that was given out. */
  turn: bigint('turn', { mode: 'number' }).notNull(),
})

const NOT_MERGED = sql`merged_into_id is null`

/**
 * A unit of work with an owner, a status and an outcome. Named `support_case` because `case` is a word of SQL. Conversations stand in a
 * later folder, so they are no foreign keys here.
 */
export const supportCase = pgTable(
  'support_case',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    number: big('number').notNull(),
    type: text('type', { enum: ['question', 'bug', 'feature', 'feedback', 'account', 'appeal', 'safety', 'other'] })
      .notNull()
      .default('question'),
    status: text('status', { enum: ['new', 'open', 'waiting', 'in_progress', 'resolved', 'closed'] }).notNull(),
    /** 0 low, 1 normal, 2 high, 3 urgent: a number, so that lists can be sorted by it. */
    priority: smallint('priority').notNull().default(1),
    /** How it ended; null while it has not, and where an agent resolved a conversation without saying more. */
    outcome: text('outcome', {
      enum: ['solved', 'withdrawn', 'silent', 'fixed', 'declined', 'duplicate', 'unreproducible'],
    }),
    subject: text('subject').notNull(),
    /** What happened, or what is wished and why; Markdown of the reporter or of the agent. */
    description: text('description').notNull().default(''),
    /** What the forms ask besides. */
    fields: jsonb('fields').$type<CaseFields>().notNull().default({}),
    /** The version that brings the fix, as members read it. */
    fixedIn: text('fixed_in'),
    tags: text('tags').array().notNull().default([]),
    /** Where it happens, out of `fields`: a column of its own, because the planner knows how frequent its values are. */
    platforms: text('platforms')
      .array()
      .generatedAlwaysAs(sql`string_to_array(translate(fields ->> 'platforms', '[]" ', ''), ',')`),
    /** The first reporter; null where an agent opened it for nobody. */
    requesterId: uuid('requester_id'),
    /** The conversation whose handoff opened it, and which moves it along; others stand in `linked_conversation`. */
    conversationId: uuid('conversation_id'),
    ownerId: uuid('owner_id'),
    /** Where it came from, as the channel said then. */
    guild: jsonb('guild').$type<{ id: string; name: string } | null>(),
    origin: jsonb('origin').$type<{ id: string; name: string } | null>(),
    /** Names of the contact's roles in the guild at that time. */
    roles: text('roles').array().notNull().default([]),
    source: text('source', { enum: ['handoff', 'form', 'message', 'desk', 'api'] })
      .notNull()
      .default('handoff'),
    /** Why a person was called; only of handoffs. */
    reason: text('reason', { enum: ['asked', 'offered', 'language', 'virtual_agent_off', 'agent'] }),
    /** The agent who opened it by hand. */
    openedBy: uuid('opened_by'),
    /** Members see it: a living card stands for it where its type has a channel, and its news are told. */
    published: boolean('published').notNull().default(false),
    dueAt: instant('due_at'),
    openedAt: instant('opened_at').notNull(),
    resolvedAt: instant('resolved_at'),
    /** When anything of it last changed; lists are sorted by it. */
    changedAt: instant('changed_at').notNull().default(sql`now()`),
    /** Reporters, and members who follow besides, counted in the transaction that adds them. */
    reporterCount: integer('reporter_count').notNull().default(0),
    followerCount: integer('follower_count').notNull().default(0),
    /** The case that it is a duplicate of: its reporters are told of that one, and it leaves all lists. */
    mergedIntoId: uuid('merged_into_id'),
    /** What unmerging brings back. */
    statusBefore: text('status_before'),
    outcomeBefore: text('outcome_before'),
    /** The channel's id of the form or message that it was made from: the same one makes one case. */
    key: bytewise('key'),
    /** Raised by every change that an agent could write over. */
    version: integer('version').notNull().default(1),
    /** Stems of subject and description, by which cases alike are found. */
    stems: tsvector('stems').generatedAlwaysAs(sql.raw(stemsSql(`subject || ' ' || description`))),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('case_number').on(table.workspace, table.number),
    // One handoff case for each conversation, whatever races.
    uniqueIndex('case_conversation').on(table.workspace, table.conversationId).where(sql`conversation_id is not null`),
    uniqueIndex('case_key').on(table.workspace, table.key).where(sql`key is not null`),
    index('case_requester').on(table.workspace, table.requesterId, table.openedAt.desc().nullsFirst()),
    index('case_merged').on(table.workspace, table.mergedIntoId).where(sql`merged_into_id is not null`),
    // Cases that are over are offered to nobody, so they stand in no index of what resembles.
    index('case_stems').using('gin', table.stems).where(sql`status not in ('resolved', 'closed')`),
    // The words of subject and description have an index too, `case_words`, by the function of that name (migration 0002): as a function it can
    // tell the planner that a look at them costs, so that it asks the index instead.
    // Lists leave out what was merged. One index for each order, and one for each narrowing that leaves few of many.
    index('case_changed').on(table.workspace, table.changedAt, table.id).where(NOT_MERGED),
    index('case_opened').on(table.workspace, table.openedAt, table.id).where(NOT_MERGED),
    index('case_reporters').on(table.workspace, table.reporterCount, table.id).where(NOT_MERGED),
    index('case_priority').on(table.workspace, table.priority, table.changedAt, table.id).where(NOT_MERGED),
    index('case_due')
      .on(table.workspace, sql`coalesce(due_at, '9999-01-01 00:00+00'::timestamptz)`, table.id)
      .where(NOT_MERGED),
    index('case_overdue')
      .on(table.workspace, table.dueAt, table.id)
      .where(sql`due_at is not null and merged_into_id is null`),
    index('case_status').on(table.workspace, table.status, table.changedAt, table.id).where(NOT_MERGED),
    index('case_type').on(table.workspace, table.type, table.changedAt, table.id).where(NOT_MERGED),
    index('case_owner').on(table.workspace, table.ownerId, table.changedAt, table.id).where(NOT_MERGED),
    index('case_tags').using('gin', table.tags),
    index('case_platforms').using('gin', table.platforms),
    foreignKey({ columns: [table.workspace, table.requesterId], foreignColumns: [contact.workspace, contact.id] }),
  ],
)

/** A member who reported a case or follows it. One row for each, whichever way and however often they came. */
export const caseParty = pgTable(
  'case_party',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    role: text('role', { enum: ['reporter', 'follower'] }).notNull(),
    /** How they came: filed it, pressed "me too" or "follow", in a chat, or were added by staff. */
    way: text('way', { enum: ['form', 'me_too', 'follow', 'chat', 'staff'] }).notNull(),
    /** They chose to be told by direct message. Reporters are told there anyway where one is open. */
    direct: boolean('direct').notNull().default(false),
    /** The merged case that they came with; unmerging takes them back. */
    viaId: uuid('via_id'),
    joinedAt: instant('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId, table.contactId] }),
    index('case_party_contact').on(table.workspace, table.contactId, table.joinedAt.desc().nullsFirst()),
    index('case_party_page').on(table.workspace, table.caseId, table.joinedAt, table.contactId),
    index('case_party_reporters')
      .on(table.workspace, table.caseId, table.joinedAt, table.contactId)
      .where(sql`role = 'reporter'`),
    index('case_party_joined').on(table.workspace, table.joinedAt.desc().nullsFirst()),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
    foreignKey({ columns: [table.workspace, table.contactId], foreignColumns: [contact.workspace, contact.id] }),
  ],
)

/** What happened to a case, one line each: changes, notes, details that members added, what was told. */
export const caseEntry = pgTable(
  'case_entry',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind').$type<EntryKind>().notNull(),
    /** Who did it: an agent, a member (also staff without a seat at the desk), or nobody but the product. */
    agentId: uuid('agent_id'),
    contactId: uuid('contact_id'),
    text: text('text').notNull().default(''),
    facts: jsonb('facts').$type<EntryFacts>().notNull().default({}),
    at: instant('at').notNull(),
    editedAt: instant('edited_at'),
    deletedAt: instant('deleted_at'),
    /** The channel's id of the form or message that a detail was made from: the same one makes one line. */
    key: bytewise('key'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('case_entry_key').on(table.workspace, table.key).where(sql`key is not null`),
    index('case_entry_page').on(
      table.workspace,
      table.caseId,
      table.at.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    foreignKey({
      columns: [table.workspace, table.caseId],
      foreignColumns: [supportCase.workspace, supportCase.id],
    }),
  ],
)

/** An agent who was named in a note, until they have read it. */
export const caseMention = pgTable(
  'case_mention',
  {
    workspace: integer('workspace').notNull(),
    agentId: uuid('agent_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    caseId: uuid('case_id').notNull(),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.agentId, table.entryId] }),
    index('case_mention_page').on(table.workspace, table.agentId, table.at.desc().nullsFirst()),
    index('case_mention_unread').on(table.workspace, table.agentId).where(sql`read_at is null`),
  ],
)

/** Two cases that have to do with each other; kept once, the smaller id first for `related`. */
export const caseLink = pgTable(
  'case_link',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    otherId: uuid('other_id').notNull(),
    /** `blocks`: the case blocks the other. Duplicates are merged instead. */
    kind: text('kind', { enum: ['related', 'blocks'] }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId, table.otherId, table.kind] }),
    index('case_link_other').on(table.workspace, table.otherId),
  ],
)

/** A conversation that a case is about, besides the one whose handoff opened it. */
export const linkedConversation = pgTable(
  'linked_conversation',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId, table.conversationId] }),
    index('linked_conversation_of').on(table.workspace, table.conversationId),
  ],
)

/** An agent who follows a case at the desk. */
export const caseWatch = pgTable(
  'case_watch',
  {
    workspace: integer('workspace').notNull(),
    caseId: uuid('case_id').notNull(),
    agentId: uuid('agent_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.caseId, table.agentId] }),
    index('case_watch_agent').on(table.workspace, table.agentId),
  ],
)

/** A reminder that an agent set: at its time they are mentioned, unless it was only to come while no reporter has answered. */
export const caseReminder = pgTable(
  'case_reminder',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    caseId: uuid('case_id').notNull(),
    agentId: uuid('agent_id').notNull(),
    text: text('text').notNull().default(''),
    /** Only if no member of the case has said anything since it was set. */
    unlessAnswered: boolean('unless_answered').notNull(),
    setAt: instant('set_at').notNull(),
    dueAt: instant('due_at').notNull(),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('case_reminder_due').on(table.dueAt).where(sql`done_at is null`),
    index('case_reminder_case').on(table.workspace, table.caseId),
  ],
)

/** A named filter of the list of cases, for oneself or for all. */
export const caseView = pgTable(
  'case_view',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<CaseFilter>().notNull(),
    agentId: uuid('agent_id').notNull(),
    shared: boolean('shared').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    uniqueIndex('case_view_name').on(table.workspace, table.agentId, table.name),
  ],
)
