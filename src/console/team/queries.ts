import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** Everybody who is or was in the team; who was deactivated is told to admins only. The event log says when one changed. */
export const teamQuery = queryOptions({
  queryKey: ['agents', 'team'],
  queryFn: async () => (await rpc.agents.list({ deactivated: true })).items,
})

/** Links that wait for somebody; for admins. */
export const invitationsQuery = queryOptions({
  queryKey: ['agents', 'invitations'],
  queryFn: async () => (await rpc.invitations.list()).items,
})
