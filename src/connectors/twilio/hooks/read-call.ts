import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js'
import type { StoredAccount } from '../accounts.ts'

/** A call that says it is Twilio's, as it came. */
export interface HookCall {
  /** Path and query as they came, behind the public address. */
  path: string
  signature: string | undefined
  contentType: string | undefined
  body: Uint8Array
}

/** What a signed call says. */
export interface SignedCall {
  /** Of a form. */
  fields: Record<string, string>
  /** Of JSON; null where it was a form. */
  json: unknown
}

/**
 * Reads a call if the account has signed it: over the public address that we gave, whatever a proxy says of hosts, and over all of the body. Null
 * for every other call. https://www.twilio.com/docs/usage/security
 */
export function readCall(
  { authToken }: Pick<StoredAccount, 'authToken'>,
  publicUrl: string,
  { path, signature, contentType, body }: HookCall,
): SignedCall | null {
  if (!signature) return null
  const url = `${publicUrl}${path}`
  const words = Buffer.from(body).toString('utf8')
  const isJson = contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
  // Of JSON only the address is signed, which then holds a hash of the body: without one anybody could put another body below it.
  if (isJson) {
    if (!new URL(url).searchParams.has('bodySHA256')) return null
    return validateRequestWithBody(authToken, signature, url, words) ? { fields: {}, json: parse(words) } : null
  }
  const form = new URLSearchParams(words)
  const params: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name)
    params[name] = values.length > 1 ? values : (values[0] ?? '')
  }
  if (!validateRequest(authToken, signature, url, params)) return null
  return { fields: Object.fromEntries(form), json: null }
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    return null
  }
}
