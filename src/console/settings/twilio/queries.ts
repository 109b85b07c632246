import { queryOptions } from '@tanstack/react-query'
import type { TwilioView } from '../../../protocol/twilio.ts'
import { rpc } from '../../session/rpc.ts'

export type Account = NonNullable<TwilioView['account']>

/** The workspace's Twilio account; the event log says when it changed. */
export const twilioQuery = queryOptions({
  queryKey: ['twilio'],
  queryFn: () => rpc.twilio.show(),
  staleTime: 60_000,
})

/** What Twilio itself says of an account. Asked again when something of the account changed, and by whoever comes back from Twilio. */
export const checkQuery = ({ accountSid, tokenHint, workflow, router, refusedAt }: Account) =>
  queryOptions({
    // Apart from the account: what a look finds out of it may be stored there, and must not ask for the next look.
    queryKey: ['twilio-check', accountSid, tokenHint, workflow, router, refusedAt],
    queryFn: async () => (await rpc.twilio.check()).items,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })

/** The workflows of the account's Flex workspace. */
export const workflowsQuery = ({ accountSid, tokenHint }: Account) =>
  queryOptions({
    queryKey: ['twilio-workflows', accountSid, tokenHint],
    queryFn: async () => (await rpc.twilio.choices()).workflows,
    staleTime: 30_000,
  })
