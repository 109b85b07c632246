import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { Refusal } from '../kernel/errors.ts'
import { speaksByKey } from './identity/authenticate.ts'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface SameOrigin {
  /** @throws Refusal when the request came by a name that is not ours, or a page of another origin would change something */
  check(method: string, headers: IncomingHttpHeaders): void
  /** Whether a page of this origin may open a socket; programs send none. */
  admits(headers: IncomingHttpHeaders): boolean
}

/**
 * Against DNS rebinding: a foreign name that resolves to us is refused (an address written in figures cannot be rebound). Against
 * forged requests: what changes something comes from our own pages, or from a program that is no browser. SameSite cookies alone
 * would not do, because every port of a host is the same site. Neither concerns who speaks by an API key: no cookie is read then, so
 * there is nothing that a page could borrow.
 */
export function openSameOrigin(publicUrl: string): SameOrigin {
  const own = new URL(publicUrl)
  const isOurs = (headers: IncomingHttpHeaders): boolean => {
    const { origin } = headers
    if (origin === undefined) return headers['sec-fetch-site'] === undefined || isDirect(headers['sec-fetch-site'])
    return origin === own.origin || hostOf(origin) === headers.host
  }
  return {
    check(method, headers) {
      if (speaksByKey(headers)) return
      if (!isKnownHost(headers.host, own)) {
        throw new Refusal('forbidden', 'This address is not served here. Set PUBLIC_URL to the address of the desk.')
      }
      if (!READING.has(method) && !isOurs(headers)) {
        throw new Refusal('forbidden', 'This request came from a page of another origin.')
      }
    },
    admits: (headers) => isKnownHost(headers.host, own) && isOurs(headers),
  }
}

const isDirect = (site: string | string[]): boolean => site === 'same-origin' || site === 'none'

function isKnownHost(host: string | undefined, own: URL): boolean {
  if (!host) return false
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === own.hostname || LOOPBACK.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
