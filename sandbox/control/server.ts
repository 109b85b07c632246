import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../refusals.ts'
import { readBytes } from '../rest/read-body.ts'
import type { Sandbox } from '../sandbox.ts'
import { perform } from './perform.ts'
import { CannotAct } from './refuse-control.ts'

/** Ten files of ten MiB in base64, and a little. */
const MAX_CONTROL_BYTES = 150 * 1024 * 1024

/**
 * Only the sandbox's own page and programs on this machine may control it: a foreign Host means a name was pointed at 127.0.0.1
 * (DNS rebinding), a foreign Origin means another site's page is asking. There is no CORS.
 */
export function isOwnPage(request: IncomingMessage, port: number): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  if (!names.includes(request.headers.host ?? '')) return false
  const { origin } = request.headers
  return origin === undefined || names.some((name) => origin === `http://${name}`)
}

export async function serveControl(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const answer = (status: number, body: object) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(body))
  }
  try {
    if (request.method !== 'POST') throw new CannotAct('Acts are POSTed.', 404)
    // A page of another site can send a form or plain text without being asked first, but never JSON.
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) throw new CannotAct('Acts are JSON.')
    const bytes = await readBytes(request, MAX_CONTROL_BYTES)
    const result = await perform(sandbox, url.pathname.slice('/control/'.length), parse(bytes))
    answer(200, { ok: true, result: result ?? null })
  } catch (error) {
    if (error instanceof CannotAct) answer(error.status, { ok: false, error: error.message })
    else if (error instanceof Refusal) answer(400, { ok: false, error: error.message })
    else {
      process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
      answer(400, { ok: false, error: 'The sandbox stumbled; its log has the cause.' })
    }
  }
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return {}
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new CannotAct('The body is not JSON.')
  }
}
