import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { twilioCallOf } from './hooks.ts'

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
      async (request, reply) => {
        const answer = await answerStudio({ ...twilioCallOf(request), kind: 'studio' })
        return reply.code(200).send(answer)
      },
    )
  })
}
