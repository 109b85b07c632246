import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const NONCE = '__CSP_NONCE__'

/**
 * Serves the built console: its assets for long, because their names carry a hash, and its page for every other address, because
 * the console routes itself. The page's nonce is new each time, for the styles that it makes while it runs.
 */
export async function serveConsole(
  fastify: FastifyInstance,
  { folder, pictureHosts }: { folder: string; pictureHosts: readonly string[] },
): Promise<(reply: FastifyReply) => Promise<FastifyReply>> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null)
  if (page !== null) await serveAssets(fastify, folder)
  return async (reply) => {
    if (page === null) {
      return reply.code(503).type('text/plain').send('The console is not built: run npm run build.')
    }
    const nonce = randomBytes(16).toString('base64')
    reply.raw.setHeader('content-security-policy', policy(nonce, pictureHosts))
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE, nonce))
  }
}

async function serveAssets(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

function policy(nonce: string, pictureHosts: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // React sets single properties of elements; without this, positions computed while running would be refused.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob: ${pictureHosts.join(' ')}`.trim(),
    `font-src 'self'`,
    `connect-src 'self'`,
    `media-src 'self' blob:`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
