import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../kernel/errors.ts'
import type { Access } from '../protocol/access.ts'
import type { AgentRole } from '../protocol/agents.ts'
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

/** Which roles an access lets in. */
const ROLES: Record<Exclude<AccessRule, 'public'>, readonly AgentRole[]> = {
  agent: ['agent', 'moderator', 'admin', 'owner'],
  moderator: ['moderator', 'admin', 'owner'],
  admin: ['admin', 'owner'],
  owner: ['owner'],
}

/**
 * Holds a call to the access that its route states. Denies by default: a route that states nothing lets nobody in.
 * @throws Refusal `unauthenticated` for a stranger, `forbidden` for an agent without the right
 */
export async function guard(
  access: AccessRule | undefined,
  headers: IncomingHttpHeaders,
  authenticate: Authenticate,
): Promise<Caller | undefined> {
  if (access === 'public') return undefined
  const caller = await authenticate(headers)
  if (!caller) throw new Refusal('unauthenticated', 'Sign in first.')
  if (access && ROLES[access].includes(caller.role)) return caller
  throw new Refusal('forbidden', FORBIDDEN[access ?? 'owner'])
}

const FORBIDDEN: Record<Exclude<AccessRule, 'public'>, string> = {
  agent: 'You may not do this.',
  moderator: 'Only moderators and admins may do this.',
  admin: 'Only admins may do this.',
  owner: 'Only the owner may do this.',
}
