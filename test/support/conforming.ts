import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Checker, createChecker, parseBody } from './conformance.mjs'

/** What stands in the way of a REST client: every request is held to the official description on its way to the server. */
export interface Conforming {
  /** Ends in `/api`; to be given to the client instead of the server's own. */
  apiBase: string
  /** Requests that do not conform, in words; empty is what a test expects. */
  violations: string[]
  /** All requests, as `METHOD /path`. */
  requests: string[]
  /** Messages that may notify somebody, or do not say that they may not: where each went, and whom it names. */
  loud: { at: string; users: string[] }[]
  close(): Promise<void>
}

let checker: Checker | undefined

/** Whether there is a description to check against; its absence is said once, visibly. */
export const isDescribed = process.env.SPECS_DIR !== undefined
if (!isDescribed)
  process.stderr.write('SKIPPED: requests are not held to the official description, since SPECS_DIR is not set.\n')

/** Puts the checker before the server at `origin`; without a description it only counts. */
export async function conforming(origin: string): Promise<Conforming> {
  const violations: string[] = []
  const requests: string[] = []
  const loud: Conforming['loud'] = []
  if (isDescribed) checker ??= createChecker()
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const bytes = Buffer.concat(chunks)
      requests.push(`${incoming.method} ${(incoming.url ?? '').replace(/^\/api\/v10/, '')}`)
      violations.push(...judge(incoming, bytes))
      loud.push(...loudness(incoming, bytes))
      forward(origin, incoming, bytes, answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { apiBase: `http://127.0.0.1:${port}/api`, violations, requests, loud, close }
}

function judge(incoming: IncomingMessage, bytes: Buffer): string[] {
  // Pictures and files come from Discord's file hosts, which are no part of the described API.
  if (!checker || !incoming.url?.startsWith('/api/')) return []
  const contentType = incoming.headers['content-type']
  const method = incoming.method ?? 'GET'
  const path = incoming.url ?? '/'
  const { body, files } = parseBody(contentType, bytes)
  const verdict = checker.check({ method, path, body, files, ...(contentType ? { contentType } : {}) })
  return verdict.violations.map(({ layer, at, message }) => `${method} ${path} ${layer} ${at} ${message}`)
}

interface MessageBody {
  content?: string
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[] }
}

/** Whom a message could notify. Its words stand by themselves, in a new post, or in the answer to an interaction. */
function loudness(incoming: IncomingMessage, bytes: Buffer): Conforming['loud'] {
  const at = `${incoming.method} ${incoming.url?.replace(/^\/api\/v10/, '')}`
  if (!/^(POST|PATCH) .*\/(messages|threads|callback|webhooks\/.+)/.test(at)) return []
  const { body } = parseBody(incoming.headers['content-type'], bytes)
  const { data, message, ...plain } = (body ?? {}) as MessageBody & { data?: MessageBody; message?: MessageBody }
  return [data, message, plain].flatMap((each) => {
    if (!each?.content && !each?.allowed_mentions) return []
    const { parse = ['everyone'], users = [], roles = [] } = each.allowed_mentions ?? {}
    return parse.length + users.length + roles.length === 0 ? [] : [{ at, users: [...parse, ...users, ...roles] }]
  })
}

function forward(origin: string, incoming: IncomingMessage, bytes: Buffer, answer: ServerResponse): void {
  const { method, headers } = incoming
  const onward = request(new URL(incoming.url ?? '/', origin), { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(answer)
  })
  // A server that breaks off or never answers does so to the client too.
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  onward.end(bytes)
}
