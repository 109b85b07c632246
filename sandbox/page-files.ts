import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.ico': 'image/x-icon',
}

/** Serves the built page from its folder; paths without an extension are the page itself. */
export async function servePage(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(
      `The sandbox's page is not built: there is no ${path.join(folder, 'index.html')}. "npm run build" makes it; the API works without.\n`,
    )
    return
  }
  const wanted = path.normalize(path.join(folder, decodeURIComponent(pathname)))
  const inside = wanted.startsWith(path.resolve(folder) + path.sep) && path.extname(wanted) !== ''
  const file = inside ? wanted : path.join(folder, 'index.html')
  const data = await readFile(file).catch(() => undefined)
  if (!data) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('There is no such file.\n')
    return
  }
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' ws:; frame-ancestors 'none'",
  })
  response.end(data)
}
