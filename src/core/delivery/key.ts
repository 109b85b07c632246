import { longId, shortId } from '../../kernel/ids.ts'

/**
 * The key under which a part of a message is sent: the same for every attempt, never the same for two parts, and at most 25
 * characters, which is what Discord takes as a nonce (reference: Discord's Create Message, `nonce`).
 */
export function deliveryKey(message: string, part: number): string {
  return `${shortId(message)}${part.toString(36)}`
}

/** The message and part of a key; null when it is not one of ours. */
export function parseDeliveryKey(key: string): { message: string; part: number } | null {
  const message = longId(key.slice(0, 22))
  const part = Number.parseInt(key.slice(22), 36)
  return message && Number.isInteger(part) ? { message, part } : null
}
