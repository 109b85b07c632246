import { randomUUID } from 'node:crypto'
import { type FastifyInstance, type FastifyRequest, fastify as openFastify } from 'fastify'
import type { Registry } from 'prom-client'
import { ERROR_STATUS } from '../protocol/errors.ts'
import { type Api, openApi } from './api.ts'
import { serveConsole } from './console-page.ts'
import { type ErrorBody, translateError } from './errors.ts'
import { listRoutes, type StatedRoute } from './guard.ts'
import { setSecurityHeaders } from './headers.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { openIdentity } from './identity/identity.ts'
import { listen } from './listen.ts'
import { openRawRoutes, serveRawRoutes } from './raw-routes.ts'
import { openRouter } from './router.ts'
import { announcementHookRoutes } from './routes/announcement-hook.ts'
import { docsRoutes } from './routes/docs.ts'
import { hookRoutes } from './routes/hooks.ts'
import { sessionRoutes } from './routes/session.ts'
import { studioHookRoutes } from './routes/studio-hook.ts'
import { openSameOrigin, type SameOrigin } from './same-origin.ts'
import type { Services } from './services.ts'
import { openSockets } from './sockets.ts'

export interface HttpOptions extends Omit<Services, 'identity' | 'publicUrl'> {
  config: {
    publicUrl: string
    host: string
    port: number
    /** Folder of the built console. */
    consoleFolder: string
    /** Origins that contacts' pictures are loaded from, e.g. `https://cdn.discordapp.com`. */
    pictureHosts: readonly string[]
  }
  readiness: () => Promise<Readiness> | Readiness
  metrics: Registry
}

export interface Http {
  fastify: FastifyInstance
  /** Every route with the access that it states. */
  routes: readonly StatedRoute[]
  /** Begins to listen; answers the port. @throws FatalError with one line when the address cannot be had */
  listen(): Promise<number>
  close(): Promise<void>
}

/** Opens the HTTP side of the desk: API, console, health. Nothing listens yet. */
export async function openHttp(options: HttpOptions): Promise<Http> {
  const { kernel, config } = options
  const identity = openIdentity(kernel, { secrets: options.secrets, publicUrl: config.publicUrl })
  const services: Services = { ...options, identity, publicUrl: config.publicUrl.replace(/\/+$/, '') }
  const sameOrigin = openSameOrigin(config.publicUrl)
  const fastify = createFastify(options, sameOrigin)
  const api = openApi(openRouter(services), { log: kernel.log, authenticate: identity.authenticate })

  // The console's files are public, and the only routes that do not say so themselves.
  const sendPage = await serveConsole(fastify, { folder: config.consoleFolder, pictureHosts: config.pictureHosts })
  const routes = listRoutes(fastify)
  healthRoutes(fastify, options)
  sessionRoutes(fastify, services)
  const rawRoutes = openRawRoutes(services)
  await serveRawRoutes(fastify, rawRoutes, services)
  await hookRoutes(fastify, services)
  await studioHookRoutes(fastify, services)
  await announcementHookRoutes(fastify, services)
  docsRoutes(fastify, rawRoutes)
  await serveProcedures(fastify, api)
  fastify.setNotFoundHandler((request, reply) => (isPage(request) ? sendPage(reply) : reply.code(404).send(NOTHING)))
  const closeSockets = openSockets(fastify.server, services, sameOrigin)
  fastify.addHook('preClose', closeSockets)
  return {
    fastify,
    routes,
    listen: () => listen(fastify, config),
    close: () => fastify.close(),
  }
}

/** Hands both mounts to oRPC. */
async function serveProcedures(fastify: FastifyInstance, api: Api): Promise<void> {
  await fastify.register(async (scope) => {
    // The body stays unread: oRPC's Node adapter reads it, within its own limit.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const url of ['/rpc/*', '/api/v1/*']) {
      scope.all(url, { config: { access: 'procedure' } }, async (request, reply) => {
        reply.hijack()
        if (await api.handle(request.raw, reply.raw, { requestId: request.id, address: request.ip })) return
        reply.raw.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(NOTHING))
      })
    }
  })
}

/** Whether the address may be one of the console's own, which routes itself: no file, and none of the server's. */
function isPage({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split('?', 1)
  return (method === 'GET' || method === 'HEAD') && !/^\/(api|rpc|hooks|socket\.io)(\/|$)|\.\w+$/.test(path)
}

const NOTHING: ErrorBody = { code: 'not_found', message: 'There is nothing at this address.' }

function createFastify({ kernel, config }: HttpOptions, sameOrigin: SameOrigin): FastifyInstance {
  const secure = config.publicUrl.startsWith('https:')
  const fastify = openFastify({
    logger: false,
    bodyLimit: 64 * 1024,
    genReqId: () => randomUUID(),
    // Only a desk that says it is served by https stands behind a proxy; then the one beside it may name the caller.
    trustProxy: secure ? ['loopback', 'uniquelocal'] : false,
    forceCloseConnections: true,
    // Long enough for the largest file over a poor line.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 200 },
  })
  fastify.addHook('onRequest', async (request, reply) => {
    reply.raw.setHeader('x-request-id', request.id)
    setSecurityHeaders(reply.raw, { secure })
    if (request.url !== '/healthz' && request.url !== '/readyz') sameOrigin.check(request.method, request.headers)
  })
  fastify.setErrorHandler((error, request, reply) => {
    const body = fromFastify(error) ?? translateError(error, { log: kernel.log, requestId: request.id })
    return reply.code(ERROR_STATUS[body.code]).send(body)
  })
  return fastify
}

/** Fastify's own refusals of a request that it could not read. */
function fromFastify(error: unknown): ErrorBody | null {
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return { code: 'too_large', message: 'The request is too large.' }
  if (status === 400 || status === 415) return { code: 'invalid', message: 'The body of the request cannot be read.' }
  return null
}
