/** Careful reading of what comes from outside: a field is what it should be, or it is not there. */
export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** NUL cannot be stored and lone surrogates cannot be written as UTF-8; both come only from broken or hostile clients. */
function cleanText(value: string): string {
  return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed()
}

export function textOf(fields: Fields, key: string): string | null {
  const value = fields[key]
  return typeof value === 'string' ? cleanText(value) : null
}

export function numberOf(fields: Fields, key: string): number | null {
  const value = fields[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export function fieldsOf(fields: Fields, key: string): Fields | null {
  const value = fields[key]
  return isFields(value) ? value : null
}

export function listOf(fields: Fields, key: string): Fields[] {
  const value = fields[key]
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** A snowflake, or null. */
export function idOf(fields: Fields, key: string): string | null {
  const value = fields[key]
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : null
}

const DISCORD_EPOCH = 1_420_070_400_000n

/** When the object of a snowflake was made. */
export function snowflakeTime(id: string): Date {
  return new Date(Number((BigInt(id) >> 22n) + DISCORD_EPOCH))
}

/** The smallest snowflake of that moment, for `after=`. */
export function snowflakeAt(at: Date): string {
  const since = BigInt(at.getTime()) - DISCORD_EPOCH
  return since > 0n ? (since << 22n).toString() : '0'
}

export function timeOf(fields: Fields, key: string): Date | null {
  const value = fields[key]
  if (typeof value !== 'string') return null
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : at
}
