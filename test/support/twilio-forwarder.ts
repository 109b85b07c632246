import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, checkAnswer, checkRequest } from './twilio-conformance.ts'

/** What stands before a simulated Twilio: each request is held to the official descriptions on its way. */
export interface ConformingTwilio {
  /** Ends in `/twilio`; to be given to the client instead of the server's own. */
  apiBase: string
  /** Requests that do not conform, in words; empty is what a test expects. */
  violations: string[]
  /** Answers of the stand-in that Twilio would not give. */
  wrongAnswers: string[]
  /** Requests that nothing describes, and why. */
  undescribed: string[]
  /** All requests, as `METHOD host/path`. */
  requests: string[]
  /** Whether all that was asked so far has been judged: that is done beside the request. */
  judged(): boolean
  close(): Promise<void>
}

/** @param apiBase of the stand-in, ending in `/twilio` */
export async function conformingTwilio(apiBase: string): Promise<ConformingTwilio> {
  const kept = {
    violations: [] as string[],
    wrongAnswers: [] as string[],
    undescribed: [] as string[],
    requests: [] as string[],
  }
  const checks = new Set<Promise<void>>()
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const asked = askedOf(incoming, Buffer.concat(chunks))
      kept.requests.push(`${asked.method} ${asked.host}${asked.path}`)
      const later = (check: Promise<void>) => {
        checks.add(check)
        void check.finally(() => checks.delete(check))
      }
      later(judge(asked, kept))
      forward(apiBase, incoming, asked, answer, (status, body) =>
        later(judgeAnswer(asked, status, body, kept.wrongAnswers)),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiBase: `http://127.0.0.1:${port}/twilio`,
    ...kept,
    judged: () => checks.size === 0,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await Promise.all(checks)
    },
  }
}

function askedOf(incoming: IncomingMessage, body: Buffer): Asked {
  const rest = (incoming.url ?? '/').replace(/^\/twilio\//, '')
  const slash = rest.indexOf('/')
  return {
    method: incoming.method ?? 'GET',
    host: slash < 0 ? rest : rest.slice(0, slash),
    path: slash < 0 ? '/' : rest.slice(slash),
    headers: incoming.headers,
    body,
  }
}

async function judge(
  asked: Asked,
  { violations, undescribed }: { violations: string[]; undescribed: string[] },
): Promise<void> {
  const verdict = await checkRequest(asked)
  const title = `${asked.method} ${asked.host}${asked.path}`
  violations.push(...verdict.violations.map((words) => `${title}: ${words}`))
  if (verdict.undescribed !== null) undescribed.push(`${title}: ${verdict.undescribed}`)
}

async function judgeAnswer(asked: Asked, status: number, body: Buffer, wrong: string[]): Promise<void> {
  const said: unknown = body.length > 0 ? JSON.parse(body.toString('utf8')) : undefined
  const verdict = await checkAnswer(asked, status, said)
  const title = `${asked.method} ${asked.host}${asked.path} ${status}`
  wrong.push(...verdict.violations.map((words) => `${title}: ${words}`))
}

function forward(
  apiBase: string,
  incoming: IncomingMessage,
  asked: Asked,
  answer: ServerResponse,
  answered: (status: number, body: Buffer) => void,
): void {
  const { method, headers } = incoming
  const onward = request(`${apiBase}/${asked.host}${asked.path}`, { method, headers }, (response) => {
    const chunks: Buffer[] = []
    answer.writeHead(response.statusCode ?? 502, response.headers)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      answer.write(chunk)
    })
    response.on('end', () => {
      answer.end()
      if (response.headers['content-type']?.includes('json')) answered(response.statusCode ?? 0, Buffer.concat(chunks))
    })
  })
  // A server that breaks off or never answers does so to the client too.
  onward.on('error', () => answer.destroy())
  answer.on('close', () => onward.destroy())
  onward.end(asked.body)
}
