import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A point in time: timestamptz, read and written as Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A bigint carried as decimal text, because a JavaScript number loses its last digits. */
export const big = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' })

/** Text sorted by bytes, so that keyset cursors mean the same on every machine. */
export const bytewise = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' })

/** Words that can be searched. */
export const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' })

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
