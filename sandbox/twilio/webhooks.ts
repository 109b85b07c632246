import { createHash, createHmac, randomUUID } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { TwilioFaults } from './faults.ts'
import type { TwilioLog } from './log.ts'

/** Conversations, Interactions and Studio wait five seconds and do not try again (docs/conversations/conversations-webhooks). */
const TIME_OUT_MS = 5000

export interface WebhookCall {
  /** Exactly as it was registered: the signature covers it letter by letter. */
  url: string
  /** Of the account: what it is signed with. */
  authToken: string
  method?: 'GET' | 'POST'
  /** Sent as a form, or in the query of a GET. */
  params?: Record<string, string>
  /** Sent as JSON instead, with `bodySHA256` added to the address (docs/usage/security, "bodySHA256"). */
  json?: unknown
  /** For the log: the event. */
  title: string
  /** Whether drops, doublings and delays may hit it; what waits for its answer (Studio's requests) is called once. */
  faults?: boolean
}

/** `status` null: it could not be reached, or did not answer in time. */
export interface WebhookAnswer {
  status: number | null
  body: string
}

/** HMAC-SHA1 over the address and, sorted by name, each name with its value (docs/usage/security, "Validating requests"). */
export function signature(authToken: string, url: string, params: Record<string, string>): string {
  const text = Object.keys(params)
    .sort()
    .reduce((before, name) => before + name + params[name], url)
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64')
}

/** Calls other people's addresses as Twilio does: signed, five seconds, never again. */
export class WebhookCaller {
  readonly #faults: TwilioFaults
  readonly #log: TwilioLog
  // Each call has a connection of its own: one that was kept open and has died since would look like an answer that was lost.
  readonly #plain = new http.Agent({ keepAlive: false, maxSockets: 64 })
  readonly #secure = new https.Agent({ keepAlive: false, maxSockets: 64 })
  readonly #timers = new Set<NodeJS.Timeout>()
  #open = 0
  #idle: (() => void)[] = []

  constructor(faults: TwilioFaults, log: TwilioLog) {
    this.#faults = faults
    this.#log = log
  }

  /** Tells somebody; nobody waits for the answer. */
  call(call: WebhookCall): void {
    const sendings = call.faults === false ? [0] : this.#faults.takeWebhook()
    if (sendings.length === 0)
      this.#log.add({ kind: 'webhook', what: call.url, title: call.title, status: 'dropped', ok: false, took: 0 })
    for (const wait of sendings) {
      this.#open++
      const send = () => void this.#send(call).finally(() => this.#done())
      if (wait < 1) send()
      else this.#later(send, wait)
    }
  }

  /** Asks somebody and waits for what they say. No fault hits it but being down. */
  async ask(call: WebhookCall): Promise<WebhookAnswer> {
    if (this.#faults.down) return { status: null, body: '' }
    this.#open++
    try {
      return await this.#send(call)
    } finally {
      this.#done()
    }
  }

  /** Resolves when no webhook is under way, delayed ones included. */
  idle(): Promise<void> {
    if (this.#open === 0) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#plain.destroy()
    this.#secure.destroy()
  }

  #later(act: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #done(): void {
    if (--this.#open > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #send(call: WebhookCall): Promise<WebhookAnswer> {
    const began = performance.now()
    const answer = await this.#request(call).catch((error: Error) => ({ status: null, body: error.message }))
    this.#log.add({
      kind: 'webhook',
      what: call.url,
      title: call.title,
      status: answer.status === null ? answer.body : String(answer.status),
      ok: answer.status !== null && answer.status < 300,
      took: Math.round((performance.now() - began) * 10) / 10,
    })
    return answer
  }

  #request(call: WebhookCall): Promise<WebhookAnswer> {
    const { url, headers, body, method } = prepare(call)
    const secure = url.startsWith('https:')
    const options = { method, headers, agent: secure ? this.#secure : this.#plain }
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(url, options, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          clearTimeout(timer)
          resolve({ status: response.statusCode ?? null, body: Buffer.concat(chunks).toString('utf8') })
        })
        response.on('error', reject)
      })
      const timer = setTimeout(() => request.destroy(new Error('no answer within 5 s')), TIME_OUT_MS)
      request.on('error', (error) => {
        clearTimeout(timer)
        reject(error)
      })
      request.end(body)
    })
  }
}

function prepare(call: WebhookCall): { url: string; method: string; headers: Record<string, string>; body: string } {
  const common = {
    accept: '*/*',
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': randomUUID(),
  }
  if (call.json !== undefined) {
    const body = JSON.stringify(call.json)
    const hash = createHash('sha256').update(body).digest('hex')
    const url = `${call.url}${call.url.includes('?') ? '&' : '?'}bodySHA256=${hash}`
    return {
      url,
      method: 'POST',
      body,
      headers: sign(call, url, {}, { ...common, ...lengthOf(body, 'application/json') }),
    }
  }
  const params = call.params ?? {}
  const form = new URLSearchParams(params).toString()
  if (call.method === 'GET') {
    const url = form ? `${call.url}${call.url.includes('?') ? '&' : '?'}${form}` : call.url
    return { url, method: 'GET', body: '', headers: sign(call, url, {}, common) }
  }
  const type = 'application/x-www-form-urlencoded; charset=UTF-8'
  return {
    url: call.url,
    method: 'POST',
    body: form,
    headers: sign(call, call.url, params, { ...common, ...lengthOf(form, type) }),
  }
}

const lengthOf = (body: string, type: string) => ({
  'content-type': type,
  'content-length': String(Buffer.byteLength(body)),
})

function sign(
  call: WebhookCall,
  url: string,
  params: Record<string, string>,
  headers: Record<string, string>,
): Record<string, string> {
  return { ...headers, 'x-twilio-signature': signature(call.authToken, url, params) }
}
