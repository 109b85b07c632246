import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { id } from '../../protocol/primitives.ts'

const KEY = z.tuple([z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)*$/), id])

/** Where a page ends: a time as PostgreSQL writes it, with all its digits, and an id. Opaque to the caller. */
export type Keyset = readonly [time: string, id: string]

export function writeCursor(key: Keyset): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws Refusal `invalid` for anything that `writeCursor` did not make */
export function readCursor(cursor: string): Keyset {
  try {
    return KEY.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
  }
}
