import { lookup as lookUp } from 'node:dns/promises'
import { type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export interface GuardedRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string
  /** For all of it: name, connection, answer. Ten seconds, when it is not said. */
  timeoutMs?: number
  /** Bytes of the answer's body that are read; 64 kB, when it is not said. */
  bodyLimit?: number
}

export interface GuardedAnswer {
  status: number
  headers: IncomingHttpHeaders
  /** Read as UTF-8. */
  body: string
  /** The same as it came, for whoever knows another way of writing, or unpacks it. */
  bytes: Uint8Array
  /** The body went on beyond the limit. */
  cut: boolean
}

/**
 * Why there was no answer. `refused`: the address is none that may be asked. `unknown`: no such host. `timeout`, `tls`, `unreachable`: it was
 * tried. The message is one sentence that a person may read.
 */
export class FetchFault extends Error {
  override readonly name = 'FetchFault'
  readonly kind: 'refused' | 'unknown' | 'timeout' | 'tls' | 'unreachable'

  constructor(kind: FetchFault['kind'], words: string) {
    super(words)
    this.kind = kind
  }
}

/** Asks addresses that people have set. */
export interface GuardedFetch {
  /** Answers whatever the server says; redirects are not followed. @throws FetchFault */
  fetch(request: GuardedRequest): Promise<GuardedAnswer>
  /** Looks whether an address may be asked, without asking it. @throws FetchFault `refused` or `unknown` */
  check(url: string): Promise<void>
}

export interface GuardOptions {
  /** Private hosts that may be asked all the same, as `host` or `host:port`. */
  allowed?: readonly string[]
  /** All addresses of a name. */
  lookup?: (host: string) => Promise<{ address: string; family: number }[]>
}

const TIMEOUT_MS = 10_000
const BODY_LIMIT = 64 * 1024
const PRIVATE =
  'This address leads into a private network or to this machine. Whoever runs Guildesk can allow the host with GUILDESK_ALLOW_PRIVATE_HOSTS.'

/**
 * Opens the one way by which addresses that people have set are asked. A name is looked up once, all that it leads to must be public, and the
 * connection is made to those very addresses, so that no second look-up can lead elsewhere.
 */
export function openGuardedFetch(options: GuardOptions = {}): GuardedFetch {
  const lookup = options.lookup ?? ((host) => lookUp(host, { all: true }))
  const allowed = new Set(options.allowed?.map((host) => host.toLowerCase()))

  /** The addresses behind a URL that may be connected to. */
  async function addressesOf(url: URL): Promise<{ address: string; family: number }[]> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const trusted = allowed.has(url.hostname) || allowed.has(`${url.hostname}:${portOf(url)}`)
    const family = isIP(host)
    const found = family ? [{ address: host, family }] : await lookup(host).catch(() => [])
    if (found.length === 0) throw new FetchFault('unknown', `There is no host ${host}.`)
    // One private address among public ones is refused too: which one is taken would be a matter of luck.
    if (!trusted && !found.every(({ address }) => isPublicAddress(address))) throw new FetchFault('refused', PRIVATE)
    return found
  }

  return {
    check: async (url) => void (await addressesOf(readUrl(url))),
    async fetch(request) {
      const url = readUrl(request.url)
      const abort = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS)
      const found = await Promise.race([addressesOf(url), untilAborted(abort)])
      return ask(url, found, request, abort)
    },
  }
}

/** @throws FetchFault for what is no address of the web */
function readUrl(words: string): URL {
  const url = URL.canParse(words) ? new URL(words) : null
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new FetchFault('refused', 'Use an address that begins with https:// or http://.')
  }
  if (url.username || url.password) throw new FetchFault('refused', 'Leave user name and password out of the address.')
  return url
}

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80')

function untilAborted(abort: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    abort.addEventListener('abort', () => reject(TOO_SLOW()), { once: true })
  })
}

const TOO_SLOW = (): FetchFault => new FetchFault('timeout', 'It did not answer in time.')

function ask(
  url: URL,
  found: { address: string; family: number }[],
  { method, headers, body, bodyLimit = BODY_LIMIT }: GuardedRequest,
  abort: AbortSignal,
): Promise<GuardedAnswer> {
  // Node asks for one address or for all of them; either way it gets those that were looked at, and no other.
  const lookup: LookupFunction = (_host, how, answer) => {
    const [first] = found
    if (how.all) answer(null, found)
    else answer(null, first?.address ?? '', first?.family)
  }
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? secureRequest : plainRequest
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, lookup, signal: abort, agent: false, headers: { ...headers, ...length } } as const
    const sent = request(url, options, (answer) => {
      readBody(answer, bodyLimit).then(
        (read) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, ...read }),
        (error: unknown) => reject(faultOf(error, abort)),
      )
    })
    sent.on('error', (error) => reject(faultOf(error, abort)))
    sent.end(body)
  })
}

async function readBody(
  answer: IncomingMessage,
  limit: number,
): Promise<Pick<GuardedAnswer, 'body' | 'bytes' | 'cut'>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    // Leaving the loop destroys the answer, and with it the connection.
    if (length > limit) break
  }
  const bytes = Buffer.concat(chunks).subarray(0, limit)
  return { body: bytes.toString('utf8'), bytes, cut: length > limit }
}

function faultOf(error: unknown, abort: AbortSignal): FetchFault {
  if (error instanceof FetchFault) return error
  if (abort.aborted) return TOO_SLOW()
  const { code = '', message } = error as NodeJS.ErrnoException
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY|EPROTO|DEPTH_ZERO/.test(code)) {
    return new FetchFault('tls', `Its certificate or encryption is not right (${code}).`)
  }
  if (code === 'ECONNREFUSED') return new FetchFault('unreachable', 'Nothing listens at this address.')
  return new FetchFault('unreachable', `The connection broke off (${code || message}).`)
}
