import { EndpointFault, type EndpointPlace } from '../../core/virtual-agent/endpoint/model-endpoint.ts'
import { FetchFault, type GuardedAnswer, type GuardedFetch, type GuardedRequest } from '../../kernel/guarded-fetch.ts'

export interface Ways {
  /** For addresses that people have set. */
  guarded: GuardedFetch
  /** For the address that the environment names, which may be private. */
  trusted: GuardedFetch
}

/** Vectors of a hundred texts, as numbers in words. */
const BODY_LIMIT = 8 * 1024 * 1024

/** A way to ask an endpoint until a moment that all its questions share. */
export interface Transport {
  /** As `fetch`, for the AI SDK. @throws EndpointFault for whatever is no success, and for what has no end in time */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** What the endpoint refused last, where it said so with 400 or 422: its own words, to see what it does not take. Never shown. */
  refusal: string | null
}

export function openTransport(ways: Ways, place: EndpointPlace, timeoutMs: number): Transport {
  const until = performance.now() + timeoutMs
  const transport: Transport = {
    refusal: null,
    async fetch(input, init) {
      const left = Math.floor(until - performance.now())
      if (left <= 0) throw TOO_SLOW()
      const way = place.trusted ? ways.trusted : ways.guarded
      const answer = await way.fetch(requestOf(input, init, left)).catch((error: unknown) => {
        throw error instanceof FetchFault ? faultOfFetch(error) : error
      })
      transport.refusal = answer.status === 400 || answer.status === 422 ? answer.body : null
      const fault = faultOf(answer)
      if (fault) throw fault
      return new Response(answer.body, { status: answer.status, headers: { 'content-type': 'application/json' } })
    },
  }
  return transport
}

function requestOf(input: string | URL | Request, init: RequestInit | undefined, timeoutMs: number): GuardedRequest {
  const headers = Object.fromEntries(new Headers(init?.headers).entries())
  return {
    method: init?.method === 'POST' ? 'POST' : 'GET',
    url: input instanceof Request ? input.url : String(input),
    headers: { ...headers, 'user-agent': 'Guildesk', accept: 'application/json' },
    ...(typeof init?.body === 'string' ? { body: init.body } : {}),
    ...{ timeoutMs, bodyLimit: BODY_LIMIT },
  }
}

const TOO_SLOW = (): EndpointFault => new EndpointFault('slow', 'It did not answer in time.')

function faultOfFetch(error: FetchFault): EndpointFault {
  return error.kind === 'timeout' ? TOO_SLOW() : new EndpointFault('unreachable', error.message)
}

function faultOf({ status, headers, cut }: GuardedAnswer): EndpointFault | null {
  if (cut) return new EndpointFault('unreadable', 'Its answer was too long to be read.')
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return new EndpointFault('unauthorized', 'It refuses the key.')
  if (status === 404) return new EndpointFault('refused', 'It knows no such address or model (404).')
  if (status === 429)
    return new EndpointFault('limited', 'It was asked too often (429).', retryAt(headers['retry-after']))
  if (status >= 500) return new EndpointFault('unreachable', `It has trouble of its own (${status}).`)
  return new EndpointFault('refused', `It does not take the question (${status}).`)
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAt(said: string | undefined): Date | null {
  if (said === undefined) return null
  const at = /^\d+$/.test(said) ? Date.now() + Number(said) * 1000 : Date.parse(said)
  return Number.isFinite(at) ? new Date(at) : null
}
