import type { FastifyInstance } from 'fastify'
import { hearHook } from '../../core/tracker/hear-hook.ts'
import { Refusal } from '../../kernel/errors.ts'
import { id } from '../../protocol/primitives.ts'
import type { Services } from '../services.ts'

/** GitHub cuts its own at 25 MB; of issues they are far smaller. */
const BODY_LIMIT = 5 * 1024 * 1024

/**
 * Webhooks that come in. Anybody may call them, and nothing is done for who has not signed the body: the signature is checked over the very
 * bytes that came.
 */
export async function hookRoutes(fastify: FastifyInstance, { kernel, secrets }: Services): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<{ Params: { id: string } }>(
      '/hooks/github/:id',
      { config: { access: 'public' }, bodyLimit: BODY_LIMIT },
      async ({ params, headers, body }, reply) => {
        const given = id.safeParse(params.id)
        const signature = headers['x-hub-signature-256']
        if (!given.success || typeof signature !== 'string' || !(body instanceof Uint8Array)) {
          throw new Refusal('unauthenticated', 'The signature is missing. Set the secret of this webhook on GitHub.')
        }
        await hearHook(kernel, secrets, { id: given.data, signature, body })
        return reply.code(202).send({ ok: true })
      },
    )
  })
}
