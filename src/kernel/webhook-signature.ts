import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const PREFIX = 'whsec_'
const KEY_BYTES = 24

/** A new secret: `whsec_` and 24 random bytes in base64. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(KEY_BYTES).toString('base64')}`

export interface Signable {
  /** The same however often it is sent, so that the receiver knows it again. */
  id: string
  at: Date
  body: string
}

/**
 * The headers by which a receiver knows that a body is ours and when it was sent, after standardwebhooks.com: HMAC-SHA256 over
 * `id.timestamp.body`, once for each secret that counts, so that a rotation loses nothing.
 */
export function signWebhook({ id, at, body }: Signable, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => `v1,${signatureOf(secret, { id, timestamp, body })}`)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}

/** The headers of a webhook that came in, and its very bytes. */
export interface Signed {
  id: string
  /** Seconds since 1970. */
  timestamp: string
  /** `v1,<base64>`, several with spaces between them while a sender changes its secret. */
  signature: string
  body: Uint8Array
}

/** How far the sender's clock may be off; whatever is older was perhaps overheard and is sent again by somebody else. */
const TOLERANCE_MS = 5 * 60_000

/** Whether a body was signed with the secret, and not long ago. */
export function isSigned({ id, timestamp, signature, body }: Signed, secret: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > TOLERANCE_MS) return false
  const right = Buffer.from(signatureOf(secret, { id, timestamp, body }))
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one.startsWith('v1,') ? one.slice(3) : '')
    return given.length === right.length && timingSafeEqual(given, right)
  })
}

interface Parts {
  id: string
  timestamp: string
  body: string | Uint8Array
}

function signatureOf(secret: string, { id, timestamp, body }: Parts): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
}
