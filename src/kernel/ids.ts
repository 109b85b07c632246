import { v7 } from 'uuid'

/** A new UUIDv7: sortable by the millisecond of its making. */
export const newId = (): string => v7()

/** The 22 characters of a UUID in base64url: short enough for a Discord nonce together with a part number. */
export function shortId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

/** The UUID of a short id, or null when it is none. */
export function longId(short: string): string | null {
  const hex = Buffer.from(short, 'base64url').toString('hex')
  if (hex.length !== 32) return null
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
