import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { docsPage } from '../docs-page.ts'
import { type ApiDescription, describeApi } from '../openapi.ts'
import type { RawRoute } from '../raw-route.ts'

/** `/api/openapi.json` and `/api/docs`, open to anybody: they say what stands in the published source. */
export function docsRoutes(fastify: FastifyInstance, rawRoutes: readonly RawRoute[]): void {
  let description: Promise<ApiDescription> | undefined
  const describe = () => {
    description ??= describeApi(rawRoutes)
    return description
  }
  fastify.get('/api/openapi.json', { config: { access: 'public' } }, async () => describe())
  fastify.get('/api/docs', { config: { access: 'public' } }, async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`
    reply.raw.setHeader('content-security-policy', policy)
    return reply.type('text/html; charset=utf-8').send(docsPage(await describe(), nonce))
  })
}
