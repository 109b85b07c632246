import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

type Answer = (response: ServerResponse, request?: IncomingMessage) => void

/** A site with feeds to test against, over real HTTP. */
export interface FeedServer {
  url: string
  /** As GUILDESK_ALLOW_PRIVATE_HOSTS names it. */
  host: string
  /** Paths that were asked for, with the headers. */
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** How often this path was asked for. */
  asked(path: string): number
  /** From now on this path answers so. */
  serve(path: string, answer: Answer): void
  close(): Promise<void>
}

export async function openFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, Answer>()
  const requests: FeedServer['requests'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    requests.push({ path, headers: request.headers })
    const answer = answers.get(path) ?? answers.get(path.split('?', 1)[0] ?? '') ?? status(404)
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ url: `http://${host}`, host, requests },
    asked: (path) => requests.filter((one) => one.path === path).length,
    serve: (path, answer) => void answers.set(path, answer),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One of the files beside us. */
export const sample = (name: string): string => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8')

export const status =
  (code: number, headers: Record<string, string> = {}, body: string | Uint8Array = ''): Answer =>
  (response) =>
    void response.writeHead(code, headers).end(body)

export const feed = (body: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
  status(200, { 'content-type': 'application/xml', ...headers }, body)

/** A feed that knows its own version, and answers that nothing has changed to who knows it too. */
export const tagged =
  (body: string, etag: string): Answer =>
  (response, request) =>
    request?.headers['if-none-match'] === etag
      ? void response.writeHead(304, { etag }).end()
      : void response.writeHead(200, { etag }).end(body)

export const redirect = (to: string, code = 302): Answer => status(code, { location: to })

/** Begins as a feed and never ends; as fast as it is read. */
export const endless: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' })
  response.write('<rss version="2.0"><channel><title>endless</title>')
  const more = (): void => {
    while (!response.destroyed && response.write('<item><title>again</title></item>'.repeat(1000)));
  }
  response.on('drain', more)
  more()
}

/** A byte now and then: it never ends either, and is never large. */
export const trickling: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' })
  const timer = setInterval(() => response.write(' '), 50)
  response.on('close', () => clearInterval(timer))
}

/** Some kilobytes that are 64 MB when they are unpacked. */
export const bomb = (): Answer => feed(gzipSync(Buffer.alloc(64 * 1024 * 1024, 32)), { 'content-encoding': 'gzip' })

export interface SampleItem {
  title: string
  id?: string
  link?: string
  /** Minutes after ten in the morning of 21 November 2026; none: no date. */
  minute?: number
  summary?: string
}

/** An RSS 2.0 feed of these items, the first one first. */
export function rssOf(items: readonly SampleItem[]): string {
  const drawn = items.map(({ title, id, link, minute, summary }) =>
    [
      `<item><title>${title}</title>`,
      id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`,
      link === undefined ? '' : `<link>${link}</link>`,
      summary === undefined ? '' : `<description>${summary}</description>`,
      minute === undefined ? '' : `<pubDate>${new Date(Date.UTC(2026, 10, 21, 10, minute)).toUTCString()}</pubDate>`,
      '</item>',
    ].join(''),
  )
  return `<rss version="2.0"><channel><title>Lumen</title><link>https://lumen.example</link><description>d</description>${drawn.join('')}</channel></rss>`
}
