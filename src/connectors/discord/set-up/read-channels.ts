import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Answer } from '../rest/client.ts'
import { type Fields, idOf, isFields, numberOf, textOf } from '../shapes.ts'
import type { Asker } from './ask-patiently.ts'
import { channelPermissions, type Holder } from './compute-permissions.ts'
import { missingRights, type Right } from './permissions.ts'
import type { Told } from './read-guilds.ts'

export interface ChannelFacts {
  id: string
  name: string
  kind: 'text' | 'forum' | 'announcement'
  category: string | null
  everyoneReads: boolean
  /** Who cannot write in a channel can give no command there either. */
  everyoneWrites: boolean
  support: { missing: Right[] }
  staff: { missing: Right[] }
  bug: { missing: Right[] }
  feature: { missing: Right[] }
}

const KINDS = new Map<number | null, ChannelFacts['kind']>([
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.GuildAnnouncement, 'announcement'],
])

const EVERYONE: Holder = { userId: null, roles: [] }

/** The channels of a guild that hold words, in the order in which Discord shows them, and what the bot may do in each. */
export async function readChannels(
  rest: Asker,
  { guild: guildId, botId }: { guild: string; botId: string },
): Promise<Told<ChannelFacts[]>> {
  const ask = (route: `/${string}`): Promise<Answer> => rest.call({ method: 'GET', route })
  const [guild, channels, member] = await Promise.all([
    ask(`/guilds/${guildId}`),
    ask(`/guilds/${guildId}/channels`),
    ask(`/guilds/${guildId}/members/${botId}`),
  ])
  if (!guild.ok) return guild
  if (!channels.ok) return channels
  if (!member.ok) return member
  if (!isFields(guild.body) || !Array.isArray(channels.body) || !isFields(member.body)) {
    return { ok: false, failure: { kind: 'unknown', detail: 'The answer could not be read.' } }
  }
  const roles = Array.isArray(member.body.roles) ? member.body.roles.filter((role) => typeof role === 'string') : []
  return { ok: true, facts: channelsOf(guild.body, channels.body.filter(isFields), { userId: botId, roles }) }
}

function channelsOf(guild: Fields, channels: Fields[], bot: Holder): ChannelFacts[] {
  const byId = new Map(channels.map((channel) => [idOf(channel, 'id'), channel]))
  const parentOf = (channel: Fields) => byId.get(idOf(channel, 'parent_id'))
  const place = (channel: Fields | undefined) => (channel ? (numberOf(channel, 'position') ?? 0) : -1)
  return channels
    .filter((channel) => KINDS.has(numberOf(channel, 'type')))
    .sort((a, b) => place(parentOf(a)) - place(parentOf(b)) || place(a) - place(b))
    .flatMap((channel) => {
      const id = idOf(channel, 'id')
      const kind = KINDS.get(numberOf(channel, 'type'))
      if (!id || !kind) return []
      const parent = parentOf(channel)
      const held = channelPermissions(guild, channel, bot)
      const everyone = channelPermissions(guild, channel, EVERYONE)
      return {
        id,
        name: textOf(channel, 'name') ?? id,
        kind,
        category: (parent && textOf(parent, 'name')) ?? null,
        everyoneReads: (everyone & PermissionFlagsBits.ViewChannel) !== 0n,
        everyoneWrites: (everyone & PermissionFlagsBits.SendMessages) !== 0n,
        support: { missing: missingRights(held, 'support') },
        staff: { missing: missingRights(held, 'staff') },
        bug: { missing: missingRights(held, 'bug') },
        feature: { missing: missingRights(held, 'feature') },
      }
    })
}
