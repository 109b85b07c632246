import { ChannelType } from 'discord-api-types/v10'
import type { Asker } from '../set-up/ask-patiently.ts'
import { bitsOf, channelPermissions } from '../set-up/compute-permissions.ts'
import type { Told } from '../set-up/read-guilds.ts'
import { readServerRights, type ServerRights } from '../set-up/read-server-rights.ts'
import { type Fields, idOf, listOf, numberOf, textOf } from '../shapes.ts'
import { type AnnouncementRight, holds, isStaff, lacking, TO_POST } from './rights.ts'

export interface PlaceFacts {
  guild: string
  id: string
  name: string
  /** An announcement channel: what stands there can be published to the servers that follow it. */
  publishes: boolean
  missing: AnnouncementRight[]
  /** Everybody, or a role that keeps no order in the server, may write there. */
  membersWrite: boolean
  /** Those that can be mentioned, the highest first. */
  roles: { id: string; name: string }[]
}

/** The channels of a server that announcements may go to: announcement channels first, then those of text, each in the order of Discord. */
export async function readPlaces(
  rest: Asker,
  { guild, botId }: { guild: string; botId: string },
): Promise<Told<PlaceFacts[]>> {
  const told = await readServerRights(rest, { guild, botId })
  return told.ok ? { ok: true, facts: placesOf(guild, told.facts) } : told
}

function placesOf(guildId: string, server: ServerRights): PlaceFacts[] {
  const { guild, channels, bot } = server
  const roles = rolesOf(guildId, guild)
  const byId = new Map(channels.map((channel) => [idOf(channel, 'id'), channel]))
  const place = (channel: Fields | undefined) => (channel ? (numberOf(channel, 'position') ?? 0) : -1)
  const category = (channel: Fields) => place(byId.get(idOf(channel, 'parent_id')))
  const facts = channels
    .toSorted((a, b) => category(a) - category(b) || place(a) - place(b))
    .flatMap((channel) => {
      const id = idOf(channel, 'id')
      const type = numberOf(channel, 'type')
      if (!id || (type !== ChannelType.GuildText && type !== ChannelType.GuildAnnouncement)) return []
      return {
        ...{ guild: guildId, id, name: textOf(channel, 'name') ?? id, roles },
        publishes: type === ChannelType.GuildAnnouncement,
        missing: lacking(channelPermissions(guild, channel, bot), TO_POST),
        membersWrite: membersWrite(guildId, guild, channel),
      }
    })
  return [...facts.filter(({ publishes }) => publishes), ...facts.filter(({ publishes }) => !publishes)]
}

function membersWrite(guildId: string, guild: Fields, channel: Fields): boolean {
  const may = (roles: string[]) => holds(channelPermissions(guild, channel, { userId: null, roles }), 'Send Messages')
  if (may([])) return true
  return listOf(guild, 'roles').some((role) => {
    const id = idOf(role, 'id')
    // Roles of applications are no members'.
    return id && id !== guildId && role.managed !== true && !isStaff(bitsOf(role, 'permissions')) && may([id])
  })
}

function rolesOf(guildId: string, guild: Fields): PlaceFacts['roles'] {
  const sorted = listOf(guild, 'roles').toSorted(
    (a, b) => (numberOf(b, 'position') ?? 0) - (numberOf(a, 'position') ?? 0),
  )
  return sorted.flatMap((role) => {
    const id = idOf(role, 'id')
    return id && id !== guildId && role.managed !== true ? [{ id, name: textOf(role, 'name') ?? id }] : []
  })
}
