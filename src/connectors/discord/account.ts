import type { DiscordRest } from './rest/client.ts'
import type { Failure } from './rest/failure.ts'
import { fieldsOf, idOf, isFields, numberOf, textOf } from './shapes.ts'

/** The application as Discord knows it. */
export interface Account {
  applicationId: string
  /** The application's own name, which may differ from its bot's. */
  name: string
  botId: string
  botName: string
  /** Whether the MESSAGE_CONTENT intent is granted (application flags 1 << 18, limited, or 1 << 19). */
  messageContent: boolean
  /** Whether the GUILD_MEMBERS intent is granted (1 << 14, or 1 << 15, limited). */
  guildMembers: boolean
}

const MESSAGE_CONTENT = (1 << 18) | (1 << 19)
const GUILD_MEMBERS = (1 << 14) | (1 << 15)

/** GET /applications/@me. */
export async function readAccount(
  rest: Pick<DiscordRest, 'call'>,
): Promise<{ ok: true; account: Account } | { ok: false; failure: Failure }> {
  const answer = await rest.call({ method: 'GET', route: '/applications/@me' })
  if (!answer.ok) return answer
  const body = isFields(answer.body) ? answer.body : {}
  const applicationId = idOf(body, 'id')
  if (!applicationId) return { ok: false, failure: { kind: 'unknown', detail: 'The answer could not be read.' } }
  const bot = fieldsOf(body, 'bot')
  return {
    ok: true,
    account: {
      applicationId,
      name: textOf(body, 'name') ?? 'The application',
      // Where the answer leaves the bot user out, its id is the application's (so for every application since 2016).
      botId: (bot && idOf(bot, 'id')) ?? applicationId,
      botName: (bot && textOf(bot, 'username')) ?? textOf(body, 'name') ?? 'The bot',
      messageContent: ((numberOf(body, 'flags') ?? 0) & MESSAGE_CONTENT) !== 0,
      guildMembers: ((numberOf(body, 'flags') ?? 0) & GUILD_MEMBERS) !== 0,
    },
  }
}
