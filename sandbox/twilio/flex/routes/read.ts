import { notFound, TwilioRefusal } from '../../refusals.ts'
import type { TwilioRequest } from '../../router.ts'
import type { Stored, Table } from '../../world.ts'

/** ISO 8601 to the second, as Twilio writes it. */
export const isoDate = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')

/**
 * The resource that a path's `:name` names, of this account and under this parent.
 * @throws TwilioRefusal 404 where there is none
 */
export function named<T extends Stored>(table: Table<T>, request: TwilioRequest, name: string, parent?: string): T {
  const found = table.get(request.params[name] ?? '')
  if (found?.account !== request.account.sid || (parent !== undefined && found.parent !== parent))
    throw notFound(request.path)
  return found
}

/**
 * A field that must be there.
 * @throws TwilioRefusal 20001
 */
export function needed(request: TwilioRequest, name: string): string {
  const value = request.form.get(name)
  if (value === null || value === '')
    throw new TwilioRefusal(400, 20001, `Missing required parameter ${name} in the post body`)
  return value
}

/** @throws TwilioRefusal 20001 where the field is no JSON object */
export function jsonField<T extends object>(name: string, text: string): T {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as T
  } catch {
    // Refused below, like a value that is JSON but no object.
  }
  throw new TwilioRefusal(400, 20001, `${name} is not a JSON object`)
}

/** @throws TwilioRefusal 20001 where it is not a whole number */
export function numberField(request: TwilioRequest, name: string): number | undefined {
  const text = request.form.get(name)
  if (text === null) return undefined
  if (!/^-?\d+$/.test(text)) throw new TwilioRefusal(400, 20001, `${name} is not a number`)
  return Number(text)
}

/** The value, or what stands already where the field was not sent. */
export const or = <T>(request: TwilioRequest, name: string, otherwise: T): string | T =>
  request.form.get(name) ?? otherwise
