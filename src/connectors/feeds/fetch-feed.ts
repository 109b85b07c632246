import { SourceFault } from '../../core/announcement/source/item-reader.ts'
import type { Clock } from '../../kernel/clock.ts'
import { FetchFault, type GuardedAnswer, type GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { retryAt } from './retry-at.ts'
import { MOST_BYTES, unpack } from './unpack.ts'

const REDIRECTS_MOST = 3

/** A way to fetch whatever one look needs, within one span of time. */
export interface Fetcher {
  guarded: GuardedFetch
  clock: Clock
  /** By `performance.now()`. */
  until: number
}

export interface Fetched {
  /** Where it was found in the end. */
  url: string
  text: Uint8Array
  contentType: string | undefined
  etag: string | null
  lastModified: string | null
}

/** What the server said the last time, so that it can answer that nothing has changed. */
export interface Conditions {
  etag: string | null
  lastModified: string | null
}

/** Follows at most three redirects, each to an address that is checked like the first. Null: nothing has changed. @throws SourceFault */
export async function fetchFeed(fetcher: Fetcher, address: string, known: Conditions): Promise<Fetched | null> {
  let url = address
  for (let redirects = 0; ; redirects++) {
    const answer = await ask(fetcher, { url, known, redirects })
    const next = redirectOf(answer, url)
    if (!next) return read(fetcher, url, answer)
    if (next === url || next === address) throw new SourceFault('It leads in a circle, from one address to the other.')
    if (redirects === REDIRECTS_MOST) throw new SourceFault('It leads on and on. Use the address at which it ends.')
    url = next
  }
}

async function ask(
  { guarded, until }: Fetcher,
  { url, known, redirects }: { url: string; known: Conditions; redirects: number },
): Promise<GuardedAnswer> {
  const timeoutMs = Math.max(1, Math.floor(until - performance.now()))
  const headers = {
    accept:
      'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1',
    'accept-encoding': 'gzip',
    'user-agent': 'Guildesk (announcements from feeds)',
    ...(known.etag ? { 'if-none-match': known.etag } : {}),
    ...(known.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  }
  try {
    return await guarded.fetch({ method: 'GET', url, headers, timeoutMs, bodyLimit: MOST_BYTES })
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    throw new SourceFault(redirects > 0 ? `It leads on to another address. ${error.message}` : error.message)
  }
}

function redirectOf({ status, headers }: GuardedAnswer, url: string): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  const { location } = headers
  if (location === undefined || !URL.canParse(location, url))
    throw new SourceFault('It leads on, and does not say where to.')
  return new URL(location, url).href
}

async function read({ clock }: Fetcher, url: string, answer: GuardedAnswer): Promise<Fetched | null> {
  const { status, headers } = answer
  if (status === 304) return null
  if (status < 200 || status > 299) throw faultOf(answer, clock.now())
  return {
    ...{ url, text: await unpack(answer), contentType: headers['content-type'] },
    ...{ etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null },
  }
}

function faultOf({ status, headers }: GuardedAnswer, now: Date): SourceFault {
  if (status === 410)
    return new SourceFault('It says that it is gone for good (410). It was turned off.', { kind: 'gone' })
  const rest = retryAt(headers['retry-after'], now)
  if (status === 429) return new SourceFault('It asks to be left alone for a while (429).', { retryAt: rest })
  if (status === 404) return new SourceFault('There is nothing at this address (404). Perhaps the feed has moved.')
  if (status === 401 || status === 403) return new SourceFault(`It may not be read without signing in (${status}).`)
  if (status >= 500) return new SourceFault(`It has trouble of its own (${status}).`, { retryAt: rest })
  return new SourceFault(`It answered ${status}, which is no feed.`)
}
