import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnswerFault } from './faults.ts'
import { readSent } from './read-request.ts'
import {
  internalError,
  methodNotAllowed,
  notAuthenticated,
  notFound,
  TwilioRefusal,
  tooManyRequests,
} from './refusals.ts'
import type { TwilioAnswer, TwilioRequest, TwilioRouter } from './router.ts'
import type { Twilio } from './twilio.ts'
import type { Account } from './world.ts'

const PREFIX = '/twilio/'

/** Requests that are being answered have no account yet. */
const NOBODY: Account = { sid: '', account: '', authToken: '', friendlyName: '', chatService: '' }

/** Answers one request below `/twilio/<host>/`, with all faults that are set. */
export async function serveTwilio(
  twilio: Twilio,
  router: TwilioRouter,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const began = performance.now()
  const url = new URL(request.url ?? '/', 'http://twilio')
  const [host = ''] = url.pathname.slice(PREFIX.length).split('/', 1)
  const path = url.pathname.slice(PREFIX.length + host.length) || '/'
  const method = request.method ?? 'GET'
  const what = `${method} ${host}${path}`
  const { answer, cut } = await answerFor(twilio, router, request, { host, path, method, url, what })
  if (twilio.faults.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, twilio.faults.latencyMs))
  const status = cut ? 'no answer' : String(answer.status)
  const took = Math.round((performance.now() - began) * 10) / 10
  twilio.log.add({ kind: 'request', what, title: '', status, ok: answer.status < 400 && !cut, took })
  if (cut) response.destroy()
  else send(response, answer)
}

interface Asked {
  host: string
  path: string
  method: string
  url: URL
  what: string
}

/** `cut`: the connection ends without an answer. */
async function answerFor(
  twilio: Twilio,
  router: TwilioRouter,
  request: IncomingMessage,
  asked: Asked,
): Promise<{ answer: TwilioAnswer; cut: boolean }> {
  if (twilio.faults.down) return { answer: { status: 503 }, cut: true }
  try {
    const body = await readSent(request)
    const found = router.find(asked.host, asked.method, asked.path)
    const open = typeof found === 'object' && found.route.open === true
    const account = open ? NOBODY : authenticate(twilio, request)
    if (found === undefined) throw notFound(asked.path)
    if (found === 'method') throw methodNotAllowed()
    const fault = twilio.faults.takeAnswer(asked.what)
    refuseBefore(fault)
    const understood: TwilioRequest = {
      ...body,
      account,
      path: asked.path,
      params: found.params,
      query: asked.url.searchParams,
      headers: request.headers,
      webhooks: request.headers['x-twilio-webhook-enabled'] === 'true',
    }
    const answer = await found.route.handle(twilio, understood)
    if (fault === 'brokenAfter') throw internalError()
    return { answer, cut: fault === 'lost' }
  } catch (error) {
    return { answer: refuse(error), cut: false }
  }
}

function refuseBefore(fault: AnswerFault | undefined): void {
  if (fault === 'tooMany') throw tooManyRequests()
  if (fault === 'broken') throw internalError()
}

function refuse(error: unknown): TwilioAnswer {
  if (error instanceof TwilioRefusal) return { status: error.status, body: error.body() }
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  return { status: 500, body: internalError().body() }
}

/** Basic authentication by the account's sid and its token (docs/usage/requests-to-twilio). */
function authenticate(twilio: Twilio, request: IncomingMessage): Account {
  const given = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const [sid = '', token] = Buffer.from(given ?? '', 'base64')
    .toString('utf8')
    .split(':')
  const account = twilio.world.accounts.get(sid)
  if (!account || account.authToken !== token) throw notAuthenticated()
  return account
}

function send(response: ServerResponse, answer: TwilioAnswer): void {
  if (answer.file) {
    response.writeHead(answer.status, { 'content-type': answer.file.type, 'content-length': answer.file.data.length })
    response.end(answer.file.data)
    return
  }
  const headers = { 'twilio-concurrent-requests': '1', 'twilio-request-id': `RQ${Date.now().toString(16)}` }
  if (answer.body === undefined) {
    response.writeHead(answer.status, headers)
    response.end()
    return
  }
  const text = JSON.stringify(answer.body)
  response.writeHead(answer.status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
