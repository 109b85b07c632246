import { PermissionFlagsBits } from 'discord-api-types/v10'
import { channelPermissions, guildPermissions, type Holder } from '../set-up/compute-permissions.ts'
import type { Fields } from '../shapes.ts'
import type { FoundChannel, FoundOverwrite, FoundRole, FoundServer } from './found.ts'

type Ranked = Pick<FoundRole, 'id' | 'position'>

/** Whether a role stands above another: by position, of equal ones the older (topics/permissions, "Role Structure"). */
export const standsAbove = (a: Ranked, b: Ranked): boolean =>
  a.position > b.position || (a.position === b.position && BigInt(a.id) < BigInt(b.id))

/** The bot's highest role; null where it has none but everyone's. */
export function topOf({ roles, bot }: Pick<FoundServer, 'roles' | 'bot'>): FoundRole | null {
  const own = roles.filter(({ id }) => bot.roles.includes(id))
  return own.reduce<FoundRole | null>((top, role) => (top && standsAbove(top, role) ? top : role), null)
}

const guildFields = ({ id, ownerId, roles }: Pick<FoundServer, 'id' | 'ownerId' | 'roles'>): Fields => ({
  ...{ id, owner_id: ownerId },
  roles: roles.map((role) => ({ id: role.id, permissions: role.permissions.toString() })),
})

const channelFields = (overwrites: readonly FoundOverwrite[]): Fields => ({
  permission_overwrites: overwrites.map(({ id, type, allow, deny }) => ({
    ...{ id, allow: allow.toString(), deny: deny.toString() },
    type: type === 'role' ? 0 : 1,
  })),
})

/** What somebody may do in a guild and in its channels. */
export interface Rights {
  guild: bigint
  in(channel: Pick<FoundChannel, 'overwrites'>): bigint
}

export function rightsOf(found: FoundServer, holder: Holder): Rights {
  const guild = guildFields(found)
  return {
    guild: guildPermissions(guild, holder),
    in: ({ overwrites }) => channelPermissions(guild, channelFields(overwrites), holder),
  }
}

export const botHolder = ({ bot }: FoundServer): Holder => ({ userId: bot.id, roles: bot.roles })

export const isAdministrator = (bits: bigint): boolean => (bits & PermissionFlagsBits.Administrator) !== 0n
