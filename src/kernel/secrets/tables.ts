import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/** One row: a value sealed with the installation's key, so that a second, different key is refused at start. */
export const secretCheck = pgTable('secret_check', { id: integer('id').primaryKey(), value: text('value').notNull() })
