import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Identity } from '../identity/identity.ts'
import { pinWorkspace } from '../identity/workspace-choice.ts'

/** The bus topic that says: a session ended, look at the open sockets. */
export const SESSION_ENDED = 'session-ended'

const signInInput = z.object({ email: z.string().max(200), password: z.string().max(200) })
const OPEN = { bodyLimit: 4096, config: { access: 'public' as const } }
const WRONG = 'The e-mail address or the password is wrong.'

/** `POST /api/auth/sign-in/email` and `POST /api/auth/sign-out`; nothing else stands under /api/auth. Both are open to anybody. */
export function sessionRoutes(fastify: FastifyInstance, { kernel, identity }: { kernel: Kernel; identity: Identity }) {
  fastify.post('/api/auth/sign-in/email', OPEN, async (request, reply) => {
    const input = signInInput.safeParse(request.body)
    if (!input.success) throw new Refusal('invalid', 'Send an e-mail address and a password.')
    const userAgent = request.headers['user-agent'] ?? ''
    const answer = await identity.signIn({ ...input.data, address: request.ip, userAgent })
    if (answer.result === 'wait') {
      reply.header('retry-after', answer.seconds)
      throw new Refusal('too_many', `Too many tries. Try again in ${answer.seconds} seconds.`)
    }
    if (answer.result === 'refused') throw new Refusal('unauthenticated', WRONG)
    const cookie = answer.cookies.map((line) => line.split(';', 1)[0]).join('; ')
    const caller = await identity.authenticate({ cookie })
    if (!caller) {
      // A sign-in without an active agent: deactivated, so a stranger.
      await identity.signOut(cookie)
      throw new Refusal('unauthenticated', WRONG)
    }
    await pinWorkspace(kernel, caller)
    return reply.header('set-cookie', answer.cookies).send({})
  })

  fastify.post('/api/auth/sign-out', OPEN, async (request, reply) => {
    const cookies = await identity.signOut(request.headers.cookie ?? '')
    kernel.bus.wake(SESSION_ENDED)
    return reply.header('set-cookie', cookies).send({})
  })
}
