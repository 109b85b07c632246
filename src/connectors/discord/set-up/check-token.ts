import type { Log } from '../../../kernel/log.ts'
import { type Account, readAccount } from '../account.ts'
import { DiscordRest } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import { type Asker, askPatiently } from './ask-patiently.ts'
import { faultOfToken } from './fault-of-token.ts'
import { type GuildFacts, readGuilds } from './read-guilds.ts'
import { wordsOfFailure } from './words-of-failure.ts'

const DISCORD_CDN = 'https://cdn.discordapp.com'
/** Set-up asks a few things and ends. */
const REQUESTS_PER_SECOND = 10

export interface Access {
  token: string
  /** Ends in `/api`; null is Discord itself. */
  apiBase: string | null
}

export type Checked =
  | { ok: true; account: Account; guilds: GuildFacts[] }
  /** `words`: what is wrong and what to do. `refused`: the token itself is, so that asking again cannot help. */
  | { ok: false; words: string; refused: boolean }

/** Opens Discord for a few questions beside the connector, and closes it again whatever comes. */
export async function withDiscord<Result>(
  { token, apiBase }: Access,
  log: Log,
  ask: (rest: Asker, cdn: string) => Promise<Result>,
): Promise<Result> {
  const rest = new DiscordRest({
    ...{ token, apiBase, log },
    requestsPerSecond: REQUESTS_PER_SECOND,
    // Told by the answer itself.
    onTokenRefused: () => undefined,
  })
  try {
    return await ask(askPatiently(rest), apiBase ? new URL(apiBase).origin : DISCORD_CDN)
  } finally {
    rest.close()
  }
}

/** Asks Discord what a token is worth: GET /applications/@me and /users/@me/guilds. The token comes back in no answer. */
export async function checkToken(access: Access, log: Log): Promise<Checked> {
  const fault = faultOfToken(access.token)
  if (fault) return { ok: false, words: fault, refused: true }
  return withDiscord(access, log, async (rest, cdn): Promise<Checked> => {
    const told = await readAccount(rest)
    if (!told.ok) return refusal(told.failure)
    const guilds = await readGuilds(rest, cdn)
    if (!guilds.ok) return refusal(guilds.failure)
    return { ok: true, account: told.account, guilds: guilds.facts }
  })
}

const refusal = (failure: Failure): Checked => ({
  ok: false,
  words: wordsOfFailure(failure),
  refused: failure.kind === 'token',
})
