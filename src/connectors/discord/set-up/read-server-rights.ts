import type { Call } from '../rest/client.ts'
import { type Fields, isFields } from '../shapes.ts'
import type { Asker } from './ask-patiently.ts'
import type { Holder } from './compute-permissions.ts'
import type { Told } from './read-guilds.ts'

/** What decides who may do what in a server, as Discord tells it. */
export interface ServerRights {
  /** With its roles. */
  guild: Fields
  channels: Fields[]
  bot: Holder
}

/** GET /guilds/{id}, its channels, and the bot's own member. */
export async function readServerRights(
  rest: Asker,
  { guild: id, botId }: { guild: string; botId: string },
  urgency: NonNullable<Call['urgency']> = 'live',
): Promise<Told<ServerRights>> {
  const ask = (route: `/${string}`) => rest.call({ method: 'GET', route, urgency })
  const [guild, channels, member] = await Promise.all([
    ask(`/guilds/${id}`),
    ask(`/guilds/${id}/channels`),
    ask(`/guilds/${id}/members/${botId}`),
  ])
  if (!guild.ok) return guild
  if (!channels.ok) return channels
  if (!member.ok) return member
  if (!isFields(guild.body) || !Array.isArray(channels.body) || !isFields(member.body)) {
    return { ok: false, failure: { kind: 'unknown', detail: 'The answer could not be read.' } }
  }
  const roles = Array.isArray(member.body.roles) ? member.body.roles.filter((role) => typeof role === 'string') : []
  return {
    ok: true,
    facts: { guild: guild.body, channels: channels.body.filter(isFields), bot: { userId: botId, roles } },
  }
}
