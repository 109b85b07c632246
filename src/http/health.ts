import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import { Refusal } from '../kernel/errors.ts'

/** Whether this instance can serve, and facts about what it is connected to. */
export interface Readiness {
  ready: boolean
  /** One sentence when it is not. */
  why: string | null
  /** State of each gateway, for people: an absent Discord does not make the desk unready. */
  facts: Record<string, unknown>
}

export interface HealthOptions {
  readiness: () => Promise<Readiness> | Readiness
  metrics: Registry
}

/** `/healthz` (the process lives), `/readyz` (it can serve) and `/metrics`, open to this machine only. */
export function healthRoutes(fastify: FastifyInstance, { readiness, metrics }: HealthOptions): void {
  fastify.get('/healthz', { config: { access: 'public' } }, async () => ({ ok: true }))

  fastify.get('/readyz', { config: { access: 'public' } }, async (_request, reply) => {
    const { ready, why, facts } = await readiness()
    return reply.code(ready ? 200 : 503).send({ ready, why, ...facts })
  })

  fastify.get('/metrics', { config: { access: 'public' } }, async (request, reply) => {
    // By the socket, not by a header: figures tell how much a brand's members write. Whoever gathers them from elsewhere
    // puts a proxy of their own in front.
    if (!isLoopback(request.socket.remoteAddress) || request.headers['x-forwarded-for']) {
      throw new Refusal('forbidden', 'Metrics are answered to this machine only.')
    }
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::1$|(::ffff:)?127\.)/.test(address)
