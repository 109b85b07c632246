import type { FastifyInstance } from 'fastify'
import { Refusal } from '../kernel/errors.ts'
import type { Access } from '../protocol/contract.ts'
import type { Authenticate, Caller } from './identity/authenticate.ts'

export type AccessRule = Access['access']

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; `procedure` where the contract states it for each procedure behind the route. */
    access?: AccessRule | 'procedure'
  }
}

/** Lets no route be added from here on that does not state its access. Answers the list that they are written to. */
export function listRoutes(fastify: FastifyInstance): StatedRoute[] {
  const routes: StatedRoute[] = []
  fastify.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access
    if (!access) throw new Error(`${String(method)} ${url} does not state who may call it`)
    routes.push({ method: String(method), url, access })
  })
  return routes
}

export interface StatedRoute {
  method: string
  url: string
  access: AccessRule | 'procedure'
}

/**
 * Holds a call to the access that its route states. Denies by default: a route that states nothing lets nobody in.
 * @throws Refusal `unauthenticated` for a stranger, `forbidden` for an agent without the right
 */
export async function guard(
  access: AccessRule | undefined,
  cookieHeader: string | undefined,
  authenticate: Authenticate,
): Promise<Caller | undefined> {
  if (access === 'public') return undefined
  const caller = await authenticate(cookieHeader)
  if (!caller) throw new Refusal('unauthenticated', 'Sign in first.')
  if (access === 'agent' || (access === 'owner' && caller.role === 'owner')) return caller
  throw new Refusal('forbidden', 'You may not do this.')
}
