import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from '../../protocol/agents.ts'
import { rpc } from './rpc.ts'

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => rpc.me.show(),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** The agent who is signed in; only below the routes that need one. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** Signs in with the server's cookie session. Resolves to null, or to the sentence that says why not. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const answer = await post('/api/auth/sign-in/email', { email, password })
  if (answer === null) return 'The desk could not be reached. Is it running?'
  if (answer.ok) return null
  if (answer.status === 429) return 'Too many tries. Wait a minute, then try again.'
  if (answer.status >= 500) return 'The desk could not answer. Try again in a moment.'
  return 'This e-mail and password do not belong together.'
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
}

async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return null
  }
}
