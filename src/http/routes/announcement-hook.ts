import type { FastifyInstance, FastifyReply } from 'fastify'
import { hearSource } from '../../core/announcement/source/hear-source.ts'
import { HOOK_PATH } from '../../core/announcement/source/list-sources.ts'
import { Refusal } from '../../kernel/errors.ts'
import { id } from '../../protocol/primitives.ts'
import type { Services } from '../services.ts'

/** A title and a few sentences. */
const BODY_LIMIT = 64 * 1024

/**
 * Where programs outside tell what is to be announced. Anybody may call, and nothing is done for who has not signed the very bytes that came, or
 * shown the secret where the source allows that.
 */
export async function announcementHookRoutes(fastify: FastifyInstance, { kernel, secrets }: Services): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<{ Params: { id: string } }>(
      `${HOOK_PATH}:id`,
      { config: { access: 'public' }, bodyLimit: BODY_LIMIT },
      async ({ params, headers, body }, reply) => {
        const given = id.safeParse(params.id)
        const call = {
          webhookId: one(headers['webhook-id']),
          timestamp: one(headers['webhook-timestamp']),
          signature: one(headers['webhook-signature']),
          authorization: headers.authorization,
          body: body instanceof Uint8Array ? body : new Uint8Array(),
        }
        if (!given.success) throw new Refusal('unauthenticated', 'There is no source at this address.')
        return answer(reply, () => hearSource(kernel, secrets, { ...call, id: given.data }))
      },
    )
  })
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

/** 202 for what is new, 200 for what is known; 422 for a body that says nothing: who sends may have to tell it from a request that broke off. */
async function answer(reply: FastifyReply, hear: () => Promise<{ isNew: boolean }>): Promise<FastifyReply> {
  try {
    const { isNew } = await hear()
    return reply.code(isNew ? 202 : 200).send({ ok: true, isNew })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid') throw error
    const { code, message, details } = error
    return reply.code(422).send({ code, message, details })
  }
}
