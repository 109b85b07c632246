import type { FastifyInstance } from 'fastify'
import { guard } from './guard.ts'
import type { Caller } from './identity/authenticate.ts'
import type { RawRoute } from './raw-route.ts'
import { articleFileRoutes } from './routes/article-files.ts'
import { articleImageRoutes } from './routes/article-images.ts'
import { caseExportRoutes } from './routes/case-export.ts'
import { fileRoutes } from './routes/files.ts'
import { pictureRoutes } from './routes/pictures.ts'
import type { Services } from './services.ts'

export function openRawRoutes(services: Services): RawRoute[] {
  return [
    ...articleFileRoutes(services),
    ...articleImageRoutes(services),
    ...caseExportRoutes(services),
    ...fileRoutes(services),
    ...pictureRoutes(services),
  ]
}

/** Mounts the routes in a scope of their own, in which a body of any type is read as bytes, within the route's limit. */
export async function serveRawRoutes(
  fastify: FastifyInstance,
  routes: readonly RawRoute[],
  { identity }: Services,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.decorateRequest('caller', undefined)
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const route of routes) {
      scope.route<{ Params: { id?: string }; Querystring: Record<string, string | undefined> }>({
        method: route.method,
        config: { access: route.access },
        url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
        // Fastify takes no limit of 0; a byte of body on a route that takes none is refused all the same.
        bodyLimit: Math.max(1, route.bodyLimit),
        // Before the body is read: a stranger's bytes are not taken in.
        preParsing: async (request) => {
          request.caller = await guard(route.access, request.headers, identity.authenticate)
        },
        handler: (request, reply) => {
          const { caller, body } = request
          if (!caller) throw new Error('the guard let nobody through')
          return route.answer({ caller, request, reply, bytes: body instanceof Uint8Array ? body : new Uint8Array() })
        },
      })
    }
  })
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls a raw route, once the guard has looked. */
    caller: Caller | undefined
  }
}
