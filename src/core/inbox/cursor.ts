import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import { id } from '../../protocol/primitives.ts'

const KEY = z.tuple([z.string().regex(/^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)*$/), id])

const TURN = z.string().regex(/^\d{1,18}$/)

/** Where a page ends: a time as PostgreSQL writes it, with all its digits, and an id. Opaque to the caller. */
export type Keyset = readonly [time: string, id: string]

export function writeCursor(key: Keyset): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws Refusal `invalid` for anything that `writeCursor` did not make */
export const readCursor = (cursor: string): Keyset => read(cursor, KEY)

/** Where a page of the queue ends: the turn of its last one. */
export const writeTurnCursor = (turn: string): string => Buffer.from(JSON.stringify(turn)).toString('base64url')

/** @throws Refusal `invalid` for anything that `writeTurnCursor` did not make */
export const readTurnCursor = (cursor: string): string => read(cursor, TURN)

function read<T>(cursor: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refusal('invalid', 'This cursor is not one of ours: begin with the first page.', { field: 'cursor' })
  }
}
