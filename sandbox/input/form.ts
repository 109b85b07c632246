import { type FormErrors, fieldError, invalidForm, type Refusal } from '../refusals.ts'

export type Json = Record<string, unknown>

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Refuses one field in Discord's way: 50035 with the nested error body (documentation: reference, "Error Messages"). */
export function refuseField(path: string, code: string, message: string): Refusal {
  const errors: FormErrors = fieldError(path, code, message)
  return invalidForm(errors)
}

export const required = (path: string) => refuseField(path, 'BASE_TYPE_REQUIRED', 'This field is required')
const tooLong = (path: string, max: number) =>
  refuseField(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
export const badLength = (path: string, min: number, max: number) =>
  refuseField(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)
export const notOneOf = (path: string, values: string) =>
  refuseField(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values}}.`)

export function asRecord(value: unknown, path: string): Json {
  if (!isRecord(value)) throw refuseField(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')
  return value
}

export function asList(value: unknown, path: string, max: number): unknown[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw refuseField(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
  if (value.length > max) throw refuseField(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
  return value
}

/** A text of at most `max` characters, or undefined where none is given. */
export function asText(value: unknown, path: string, max: number): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw refuseField(path, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.')
  if (value.length > max) throw tooLong(path, max)
  return value
}

export function asInteger(value: unknown, path: string): number | undefined {
  if (value === undefined || value === null) return undefined
  if (!Number.isInteger(value)) throw refuseField(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`)
  return value as number
}
