import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hearHook } from '../../core/tracker/hear-hook.ts'
import { Refusal } from '../../kernel/errors.ts'
import { id } from '../../protocol/primitives.ts'
import type { Services } from '../services.ts'
import type { TwilioCall } from '../twilio-set-up.ts'

/** GitHub cuts its own at 25 MB; of issues they are far smaller. */
const BODY_LIMIT = 5 * 1024 * 1024

const TWILIO_KINDS = ['conversations', 'interactions', 'events'] as const
/** 32 kB of words in a form, or a batch of events. */
const TWILIO_BODY_LIMIT = 2 * 1024 * 1024

/**
 * Webhooks that come in. Anybody may call them, and nothing is done for who has not signed the body: the signature is checked over the very
 * bytes that came.
 */
export async function hookRoutes(fastify: FastifyInstance, { kernel, secrets, twilio }: Services): Promise<void> {
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
    // Twilio waits five seconds and does not call again: what is stored is answered for, everything else is looked for later.
    for (const kind of TWILIO_KINDS) {
      scope.post<{ Params: { hook: string } }>(
        `/hooks/twilio/:hook/${kind}`,
        { config: { access: 'public' }, bodyLimit: TWILIO_BODY_LIMIT },
        async (request, reply) => {
          await twilio.hear({ ...twilioCallOf(request), kind })
          return reply.code(204).send()
        },
      )
    }
  })
}

/** A call that says it is Twilio's, as it came; forwarded hosts and protocols are not read. */
export function twilioCallOf(request: FastifyRequest<{ Params: { hook: string } }>): Omit<TwilioCall, 'kind'> {
  const { params, headers, body, raw } = request
  const signature = headers['x-twilio-signature']
  return {
    hook: params.hook,
    path: raw.url ?? '',
    signature: typeof signature === 'string' ? signature : undefined,
    contentType: headers['content-type'],
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  }
}
