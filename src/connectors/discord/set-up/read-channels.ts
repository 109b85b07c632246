import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { type Fields, idOf, numberOf, textOf } from '../shapes.ts'
import type { Asker } from './ask-patiently.ts'
import { channelPermissions, type Holder } from './compute-permissions.ts'
import { missingRights, type Right } from './permissions.ts'
import type { Told } from './read-guilds.ts'
import { readServerRights, type ServerRights } from './read-server-rights.ts'

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
  { guild, botId }: { guild: string; botId: string },
): Promise<Told<ChannelFacts[]>> {
  const told = await readServerRights(rest, { guild, botId })
  return told.ok ? { ok: true, facts: channelsOf(told.facts) } : told
}

function channelsOf({ guild, channels, bot }: ServerRights): ChannelFacts[] {
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
