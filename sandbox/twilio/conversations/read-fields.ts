import { invalidParameter } from '../refusals.ts'

/** docs/conversations/api/conversation-resource: names are at most 256 characters. */
const MOST_NAME = 256

/** A text of at most `most` characters; undefined where the field was not sent. */
export function readText(form: URLSearchParams, name: string, most = MOST_NAME): string | undefined {
  const value = form.get(name)
  if (value === null) return undefined
  if (value.length > most) throw invalidParameter(`${name} is longer than ${most} characters`)
  return value
}

/** "The string value must contain structurally valid JSON if specified" (docs/conversations/api, Attributes of each resource); at most so many bytes. */
export function readAttributes(form: URLSearchParams, mostBytes: number): string | undefined {
  const value = form.get('Attributes')
  if (value === null) return undefined
  if (Buffer.byteLength(value) > mostBytes) throw invalidParameter(`Attributes are larger than ${mostBytes} bytes`)
  try {
    JSON.parse(value)
  } catch {
    throw invalidParameter('Attributes is not a valid JSON')
  }
  return value
}

/** ISO 8601, as for taking over what was said before (same pages, DateCreated). */
export function readInstant(form: URLSearchParams, name: string): number | undefined {
  const value = form.get(name)
  if (value === null) return undefined
  const at = Date.parse(value)
  if (Number.isNaN(at)) throw invalidParameter(`${name} is not a valid date`)
  return at
}

/** `PT10M`, `P3D`: milliseconds of an ISO 8601 duration. */
export function durationMs(text: string): number {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
  if (!parts || text === 'P' || text.endsWith('T')) throw invalidParameter(`${text} is not a valid ISO 8601 duration`)
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
}

/** A timer's duration, at least `least` milliseconds (docs/conversations/states-timers: a minute to inactive, ten to closed). */
export function readTimer(form: URLSearchParams, name: string, least: number): string | undefined {
  const value = form.get(name)
  if (value === null || value === '') return value === null ? undefined : value
  if (durationMs(value) < least) throw invalidParameter(`${name} is shorter than ${least / 60_000} minutes`)
  return value
}

/** What people and programs are called must hold no address: these are refused (docs/conversations/api/conversation-participant-resource, Identity). */
export function checkIdentity(identity: string): string {
  if (/[!*'();:@&=+$,/?%#[\]]/.test(identity)) throw invalidParameter('Identity contains a reserved character')
  if (identity.length === 0 || identity.length > MOST_NAME) throw invalidParameter('Identity has a wrong length')
  return identity
}
