import type { QueryClient } from '@tanstack/react-query'
import type { Me } from '../../protocol/agents.ts'
import { meQuery } from '../session/session.ts'

/** Reads the agent anew after a change, and lets go of the lists and conversations that still show the earlier name and picture. */
export async function readMeAgain(client: QueryClient): Promise<Me> {
  const me = await client.fetchQuery({ ...meQuery, staleTime: 0 })
  client.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[0] !== 'me' })
  return me
}
