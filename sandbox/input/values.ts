import { isSnowflake } from '../world/ids.ts'
import { ALL_PERMISSIONS } from '../world/permissions.ts'
import { asInteger, asText, badLength, refuseField, required } from './form.ts'

/** A whole number between two bounds, or undefined where none is given. */
export function asBetween(value: unknown, path: string, least: number, most: number): number | undefined {
  const number = asInteger(value, path)
  if (number !== undefined && (number < least || number > most))
    throw refuseField(path, 'NUMBER_TYPE_MAX', `int value should be between ${least} and ${most}.`)
  return number
}

export function asFlag(value: unknown, path: string): boolean | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw refuseField(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.')
  return value
}

export function asId(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined
  const id = typeof value === 'number' ? String(value) : value
  if (!isSnowflake(id)) throw refuseField(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`)
  return id
}

/** A set of permissions, as text or number; bits that Discord does not know are dropped (documentation: topics/permissions). */
export function asBits(value: unknown, path: string): bigint | undefined {
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || !/^\d{1,30}$/.test(text))
    throw refuseField(path, 'BITFIELD_TYPE_COERCE', `Value "${String(value)}" is not a bit set.`)
  return BigInt(text) & ALL_PERMISSIONS
}

/** A name that must be given and must not be blank. */
export function asName(value: unknown, path: string, most: number): string {
  const name = asText(value, path, most)?.trim()
  if (name === undefined) throw required(path)
  if (name === '') throw badLength(path, 1, most)
  return name
}
