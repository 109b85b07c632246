import { notFound } from './refusals.ts'
import { ok, type TwilioRoute } from './router.ts'
import type { Account, TwilioWorld } from './world.ts'

/** A new account with a token of its own, as the one that the sandbox starts with. */
export function makeAccount(world: TwilioWorld, friendlyName: string): Account {
  return world.accounts.put({
    sid: world.newSid('AC'),
    account: '',
    authToken: world.newSid(''),
    friendlyName,
    chatService: world.newSid('IS'),
  })
}

/** A new token takes the place of the old one, which is refused from now on (docs/iam/api/authtoken, "promote"). */
export function rotateToken(world: TwilioWorld, account: string): Account {
  const found = world.accounts.get(account)
  if (!found) throw new Error(`no account ${account}`)
  return world.accounts.put({ ...found, authToken: world.newSid('') })
}

/** docs/iam/api/account: of the account itself, what a check of credentials reads. */
export const accountRoutes: readonly TwilioRoute[] = [
  {
    host: 'api.twilio.com',
    method: 'GET',
    path: '/2010-04-01/Accounts/:account',
    handle(twilio, request) {
      // Resources of this oldest API end in `.json`.
      const sid = request.params.account?.replace(/\.json$/, '')
      if (sid !== request.account.sid) throw notFound(request.path)
      return ok(presentAccount(twilio.world, request.account))
    },
  },
]

function presentAccount(world: TwilioWorld, account: Account): object {
  const at = new Date(world.clock()).toUTCString()
  const uri = `/2010-04-01/Accounts/${account.sid}`
  const of = (name: string) => `${uri}/${name}.json`
  return {
    sid: account.sid,
    owner_account_sid: account.sid,
    friendly_name: account.friendlyName,
    status: 'active',
    type: 'Full',
    auth_token: account.authToken,
    date_created: at,
    date_updated: at,
    uri: `${uri}.json`,
    subresource_uris: { messages: of('Messages'), calls: of('Calls'), applications: of('Applications') },
  }
}
