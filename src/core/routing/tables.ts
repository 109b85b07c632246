import { index, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'
import type { Trace } from './trace.ts'

/** What was decided about a conversation and from what, so that "Why?" can be asked of the message that came of it. */
export const turn = pgTable(
  'turn',
  {
    workspace: integer('workspace').notNull(),
    id: uuid('id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
    /** The message in which the decision showed; null where nothing was said. */
    messageId: uuid('message_id'),
    trace: jsonb('trace').$type<Trace>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspace, table.id] }),
    index('turn_conversation').on(table.workspace, table.conversationId, table.at),
    index('turn_message').on(table.workspace, table.messageId),
    index('turn_old').on(table.at),
  ],
)
