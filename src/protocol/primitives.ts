import { z } from 'zod'

/** A UUID, version 7 where we made it. */
export const id = z.uuid()

/** A point in time, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true })

/** A number of the event log: a bigint, carried as a decimal string. */
export const eventNumber = z.string().regex(/^(0|[1-9]\d{0,18})$/)

/** Keyset cursor, opaque to the caller. */
export const cursor = z.string().min(1).max(200)

export const pageSize = z.coerce.number().int().min(1).max(100).default(50)

/** Words that can be stored: without U+0000, which PostgreSQL does not keep, and without half a surrogate pair, which JSON does not carry. */
export const isStorable = (words: string): boolean => !words.includes('\u0000') && words.isWellFormed()
export const NOT_STORABLE = 'A character of it cannot be stored.'
