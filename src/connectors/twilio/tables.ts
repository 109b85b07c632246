import { boolean, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { instant } from '../../kernel/columns.ts'

/** A workspace's Twilio account. */
export const twilioAccount = pgTable(
  'twilio_account',
  {
    workspace: integer('workspace').primaryKey(),
    accountSid: text('account_sid').notNull(),
    /** Sealed. */
    authToken: text('auth_token').notNull(),
    /** Null is Twilio itself; see `TWILIO_API_URL`. */
    apiBase: text('api_base'),
    simulated: boolean('simulated').notNull().default(false),
    /** Part of the addresses that Twilio calls; says nothing of the workspace. */
    hook: text('hook').notNull(),
    /** Who decides where a message goes. */
    router: text('router', { enum: ['guildesk', 'studio'] })
      .notNull()
      .default('guildesk'),
    /** What was found or chosen at Twilio, by kind: `instance`, `workspace`, `workflow`, `taskChannel`, `chatService`, `flow`. */
    places: jsonb('places').$type<Record<string, string>>().notNull().default({}),
    /** Raised whenever it is to be connected anew. */
    updatedAt: instant('updated_at').notNull(),
    /** The account refuses us since then; what is to be told waits. */
    refusedAt: instant('refused_at'),
  },
  (table) => [uniqueIndex('twilio_account_hook').on(table.hook)],
)

/** What `twilio apply` made at Twilio, and so may change. */
export const twilioResource = pgTable(
  'twilio_resource',
  {
    workspace: integer('workspace').notNull(),
    accountSid: text('account_sid').notNull(),
    kind: text('kind').notNull(),
    sid: text('sid').notNull(),
    /** Of what it was last made to be. */
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspace, table.accountSid, table.kind] })],
)
