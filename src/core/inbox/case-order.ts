import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseFilter } from '../../protocol/cases.ts'
import { id } from '../../protocol/primitives.ts'
import { DUE } from './case-filter.ts'

export type CaseSort = NonNullable<CaseFilter['sort']>

const MOMENT = z.string().regex(/^(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)*)$/)
const WHOLE = z.string().regex(/^\d{1,9}$/)

interface Key {
  column: string
  type: 'timestamptz' | 'uuid' | 'int'
  shape: z.ZodType<string>
}

const ID: Key = { column: 's.id', type: 'uuid', shape: id }
const moment = (column: string): Key => ({ column, type: 'timestamptz', shape: MOMENT })
const whole = (column: string): Key => ({ column, type: 'int', shape: WHOLE })

/** Each order ends with the id, so that it is one, and has an index of its own. All keys of one go the same way. */
const ORDERS: Record<CaseSort, { keys: readonly Key[]; way: 'asc' | 'desc' }> = {
  changed: { keys: [moment('s.changed_at'), ID], way: 'desc' },
  newest: { keys: [moment('s.opened_at'), ID], way: 'desc' },
  oldest: { keys: [moment('s.opened_at'), ID], way: 'asc' },
  reporters: { keys: [whole('s.reporter_count'), ID], way: 'desc' },
  priority: { keys: [whole('s.priority'), moment('s.changed_at'), ID], way: 'desc' },
  due: { keys: [moment(DUE), ID], way: 'asc' },
}

/** `order by`, to be followed by a limit. */
export function orderOf(sort: CaseSort): string {
  const { keys, way } = ORDERS[sort]
  return `order by ${keys.map(({ column }) => `${column} ${way}`).join(', ')}`
}

/** A column `keyset` with where a row stands in the order, with all digits. */
export function keysetOf(sort: CaseSort): string {
  return `json_build_array(${ORDERS[sort].keys.map(({ column }) => `${column}::text`).join(', ')}) as keyset`
}

export function writeCaseCursor(sort: CaseSort, keyset: readonly string[]): string {
  return Buffer.from(JSON.stringify([sort, ...keyset])).toString('base64url')
}

/**
 * The condition that leaves what comes after a cursor.
 * @throws Refusal `invalid` for anything that `writeCaseCursor` did not make for this order
 */
export function afterCursor(sort: CaseSort, cursor: string, bind: (value: unknown) => string): string {
  const { keys, way } = ORDERS[sort]
  const values = read(sort, cursor)
  const columns = keys.map(({ column }) => column).join(', ')
  const places = keys.map(({ type }, at) => `${bind(values[at])}::${type}`).join(', ')
  return `(${columns}) ${way === 'desc' ? '<' : '>'} (${places})`
}

function read(sort: CaseSort, cursor: string): string[] {
  try {
    const [of, ...values] = z.array(z.string()).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    const { keys } = ORDERS[sort]
    if (of !== sort || values.length !== keys.length) throw new Error('of another order')
    return keys.map(({ shape }, at) => shape.parse(values[at]))
  } catch {
    throw new Refusal('invalid', 'This cursor is not of this list: begin with the first page.', { field: 'cursor' })
  }
}
