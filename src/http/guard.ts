import { Refusal } from '../kernel/errors.ts'
import type { Access } from '../protocol/contract.ts'
import type { Authenticate, Caller } from './identity/authenticate.ts'

export type AccessRule = Access['access']

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
