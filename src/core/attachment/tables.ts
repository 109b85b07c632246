import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, real, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** A file of a message. Inbound ones start `pending` and are copied by a lane; outbound ones are stored when uploaded. */
export const attachment = pgTable(
  'attachment',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    /** Null while uploaded and not yet sent. */
    messageId: uuid('message_id'),
    conversationId: uuid('conversation_id'),
    /** The case whose report or details it came with; its `messageId` then is the line of the history. */
    caseId: uuid('case_id'),
    /** The agent who uploaded it; only they may send it. */
    uploadedBy: uuid('uploaded_by'),
    position: smallint('position').notNull().default(0),
    name: text('name').notNull(),
    /** As sniffed once stored, as declared before. */
    mediaType: text('media_type').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    state: text('state', { enum: ['pending', 'stored', 'failed'] }).notNull(),
    /** Where the bytes are to be copied from: { url, externalId, messageExternalId, channelId }. Cleared when stored. */
    source: jsonb('source').$type<AttachmentSource | null>(),
    blob: text('blob'),
    hash: text('hash'),
    width: integer('width'),
    height: integer('height'),
    seconds: real('seconds'),
    attempts: smallint('attempts').notNull().default(0),
    cause: text('cause'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('attachment_message').on(table.workspace, table.messageId, table.position),
    index('attachment_blob').on(table.workspace, table.blob).where(sql`blob is not null`),
    index('attachment_pending').on(table.workspace, table.conversationId).where(sql`state = 'pending'`),
    index('attachment_case').on(table.workspace, table.caseId).where(sql`case_id is not null`),
    index('attachment_case_pending')
      .on(table.workspace, table.caseId)
      .where(sql`state = 'pending' and case_id is not null`),
  ],
)

/** Where an inbound file is copied from. The address expires; the message is then fetched again for a fresh one. */
export interface AttachmentSource {
  url: string
  externalId: string
  messageExternalId: string
  channelId: string
}
