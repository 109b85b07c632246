import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteRequest } from '../control/bench.ts'
import { Limited, noRoute, Refusal, unauthorized, wrongMethod } from '../refusals.ts'
import type { RouteTree } from '../route-tree.ts'
import type { Sandbox } from '../sandbox.ts'
import { readBody } from './read-body.ts'
import { requestTitle } from './request-title.ts'
import type { Answer, Route } from './router.ts'

interface Outcome extends Answer {
  headers?: Record<string, string>
  /** Written as it stands, not as JSON: a fault that was set by hand. */
  raw?: string
  /** Executed, and never answered. */
  silent?: boolean
  code?: number
}

/** Answers one request below `/api`, with all faults that are set. */
export async function serveRest(
  sandbox: Sandbox,
  router: RouteTree<Route>,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const began = performance.now()
  noteRequest(sandbox)
  const method = request.method ?? 'GET'
  const path = url.pathname.replace(/^\/api(\/v\d+)?(?=\/)/, '')
  const half = sandbox.faults.latencyMs / 2
  const outcome = await handle(sandbox, router, request, { method, path, url, half })
  if (half > 0) await pause(half)
  sandbox.log.add({
    kind: 'rest',
    what: `${method} ${path}`,
    title: requestTitle(sandbox.world, method, path),
    status: outcome.silent ? 'no answer' : String(outcome.code || outcome.status),
    ok: outcome.status < 400 && !outcome.silent,
    took: Math.round((performance.now() - began) * 10) / 10,
  })
  if (!outcome.silent) send(response, outcome)
}

function send(response: ServerResponse, outcome: Outcome): void {
  const text = outcome.raw ?? (outcome.body === undefined ? undefined : JSON.stringify(outcome.body))
  if (text === undefined) {
    response.writeHead(outcome.status, outcome.headers)
    response.end()
    return
  }
  response.writeHead(outcome.status, {
    ...outcome.headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Request {
  method: string
  path: string
  url: URL
  half: number
}

async function handle(
  sandbox: Sandbox,
  router: RouteTree<Route>,
  request: IncomingMessage,
  asked: Request,
): Promise<Outcome> {
  try {
    const found = router.find(asked.method, asked.path)
    const route = typeof found === 'object' ? found.route : undefined
    const body = await readBody(request)
    if (asked.half > 0) await pause(asked.half)
    if (
      !route?.byToken &&
      request.headers.authorization !== `Bot ${sandbox.world.application.token}` &&
      asked.path !== '/gateway'
    )
      throw unauthorized()
    if (found === undefined) throw noRoute()
    if (found === 'method') throw wrongMethod()
    return await withFaults(sandbox, found.route, found.params, asked, (params) =>
      found.route.act({
        ...{ sandbox, params, body },
        world: sandbox.world,
        query: asked.url.searchParams,
        reason: readReason(request),
      }),
    )
  } catch (error) {
    return refuse(error)
  }
}

/** documentation: resources/audit-log, "X-Audit-Log-Reason": percent-encoded UTF-8; 512 characters at most are kept. */
function readReason(request: IncomingMessage): string | null {
  const given = request.headers['x-audit-log-reason']
  if (typeof given !== 'string' || given === '') return null
  try {
    return decodeURIComponent(given).slice(0, 512)
  } catch {
    return given.slice(0, 512)
  }
}

function refuse(error: unknown): Outcome {
  if (error instanceof Limited) return limitedOutcome(error)
  if (error instanceof Refusal) return { status: error.status, body: error.body(), code: error.code }
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  return { status: 500, body: { message: '500: Internal Server Error', code: 0 } }
}

async function withFaults(
  sandbox: Sandbox,
  route: Route,
  params: string[],
  asked: Request,
  act: (params: string[]) => Answer | Promise<Answer>,
): Promise<Outcome> {
  const { faults, limits, world } = sandbox
  const label = `${asked.method} ${asked.path}`
  const raw = faults.takeRawAnswer(label)
  if (raw) return { status: raw.status, raw: raw.body }
  const set = faults.activeLimit(label, world.clock())
  const bucket = limits.bucketName(route)
  if (set)
    return tooMany(set.seconds, set.scope === 'global', set.scope === 'shared' ? 'shared' : undefined, {
      'x-ratelimit-bucket': bucket,
    })
  const verdict = limits.take(route, route.byToken ? params.slice(0, 2).join('/') : (params[0] ?? ''))
  if (verdict.refused) return tooMany(verdict.refused.seconds, verdict.refused.global, undefined, verdict.headers)
  const error = faults.takeError(label)
  const broken = { status: error?.status ?? 500, body: { message: `${error?.status}: Internal Server Error`, code: 0 } }
  if (error?.when === 'before') return broken
  const silent = faults.takeTimeOut(label)
  const answer = await act(params)
  if (error) return broken
  return { ...answer, headers: verdict.headers, silent }
}

function limitedOutcome({ seconds, scope, message, code, headerSeconds }: Limited): Outcome {
  const outcome = tooMany(headerSeconds ?? seconds, false, scope === 'shared' ? 'shared' : undefined, {})
  const retry_after = Math.max(0.001, Math.ceil(seconds * 1000) / 1000)
  return { ...outcome, body: { message, retry_after, global: false, code } }
}

/** documentation: topics/rate-limits, "Exceeding A Rate Limit". */
function tooMany(
  seconds: number,
  global: boolean,
  scope: 'shared' | undefined,
  headers: Record<string, string>,
): Outcome {
  const wait = Math.max(0.001, Math.ceil(seconds * 1000) / 1000)
  const limited: Record<string, string> = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': wait.toFixed(3),
    ...headers,
    'retry-after': String(Math.ceil(wait)),
    'x-ratelimit-scope': global ? 'global' : (scope ?? 'user'),
  }
  if (global) limited['x-ratelimit-global'] = 'true'
  return {
    status: 429,
    headers: limited,
    body: { message: 'You are being rate limited.', retry_after: wait, global, code: 0 },
    code: 429,
  }
}
