import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'

/** A few sids. */
const BODY_LIMIT = 64 * 1024

/**
 * The address that a Studio flow asks about each message. Anybody may call it, and only what the account has signed is answered; the answer says
 * what the flow goes on with.
 */
export async function studioHookRoutes(fastify: FastifyInstance, { answerStudio }: Services): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<{ Params: { hook: string } }>(
      '/hooks/twilio/:hook/studio',
      { config: { access: 'public' }, bodyLimit: BODY_LIMIT },
      async ({ params, headers, body, url }, reply) => {
        const signature = headers['x-twilio-signature']
        const answer = await answerStudio({
          hook: params.hook,
          kind: 'studio',
          path: url,
          signature: typeof signature === 'string' ? signature : undefined,
          contentType: headers['content-type'],
          body: body instanceof Uint8Array ? body : new Uint8Array(),
        })
        return reply.code(200).send(answer)
      },
    )
  })
}
