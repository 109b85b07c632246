import { createHmac, randomBytes } from 'node:crypto'

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
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
