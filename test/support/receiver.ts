import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A program outside that takes webhooks: keeps what it got, and answers as it is told. */
export interface Receiver {
  url: string
  /** As GUILDESK_ALLOW_PRIVATE_HOSTS names it. */
  host: string
  received: Received[]
  /** How the following requests are answered; 204 from the start. */
  answerBy(answer: (response: ServerResponse, received: Received) => void): void
  close(): Promise<void>
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const taken = (response: ServerResponse): void => void response.writeHead(204).end()
  let answer: (response: ServerResponse, received: Received) => void = taken
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const one = { path: request.url ?? '/', headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(one)
      answer(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://${host}`,
    host,
    received,
    answerBy: (given) => {
      answer = given
    },
    close,
  }
}

export const status =
  (code: number, body = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(code, headers).end(body)
