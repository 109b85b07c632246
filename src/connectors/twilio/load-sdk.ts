import { Twilio } from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient.js'
import type Response from 'twilio/lib/http/response.js'
import type { TwilioAccess } from './access.ts'
import { TwilioFault } from './fault.ts'
import { placeOf } from './hosts.ts'

type Answered<Body> = Response.default<Body>

/** The official client as it is, but for its HTTP client. Regions are not taken from the environment: hosts are told by `placeOf` alone. */
export function loadSdk({ accountSid, authToken, apiBase }: TwilioAccess, timeoutMs: number): Twilio {
  const httpClient = new FailClosedClient(apiBase, timeoutMs)
  return new Twilio(accountSid, authToken, { httpClient, region: '', edge: '', autoRetry: false })
}

/** Asks Twilio's hosts, or the one base that stands for all of them; whatever is no success becomes a TwilioFault here. */
class FailClosedClient extends RequestClient {
  readonly #apiBase: string | null

  constructor(apiBase: string | null, timeout: number) {
    super({ timeout, keepAlive: true, autoRetry: false })
    this.#apiBase = apiBase
  }

  override async request<Body>(options: RequestClient.RequestOptions<Body>): Promise<Answered<Body>> {
    const uri = placeOf(options.uri, this.#apiBase)
    let answer: Answered<Body>
    try {
      answer = await super.request({ ...options, uri, allowRedirects: false })
    } catch (error) {
      throw faultOf(error)
    } finally {
      // It keeps what was last said there, for debugging: the words of members are nobody's business here.
      delete this.lastRequest
      delete this.lastResponse
    }
    if (answer.statusCode >= 200 && answer.statusCode < 300) return answer
    throw refusalOf(answer)
  }
}

/** Before a connection stands nothing can have been taken. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** Not passed on as it is: the error of the library holds headers and body of the request. */
function faultOf(error: unknown): TwilioFault {
  const { code = '' } = error as NodeJS.ErrnoException
  return new TwilioFault(`Twilio cannot be reached (${code || 'no answer'}).`, { inDoubt: !NOT_SENT.has(code) })
}

function refusalOf({ statusCode: status, body, headers }: Answered<unknown>): TwilioFault {
  const told = (typeof body === 'string' ? parse(body) : body) as { code?: unknown; message?: unknown } | null
  const code = typeof told?.code === 'number' ? told.code : 0
  const words = typeof told?.message === 'string' ? told.message : `Twilio answered ${status}.`
  return new TwilioFault(words, {
    status,
    code,
    retryAfterMs: waitOf(headers?.['retry-after']),
    inDoubt: status >= 500,
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function waitOf(said: unknown): number | null {
  if (typeof said !== 'string') return null
  const wait = /^\d+(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}
