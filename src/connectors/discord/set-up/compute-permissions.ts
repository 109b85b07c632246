import { PermissionFlagsBits } from 'discord-api-types/v10'
import { type Fields, idOf, listOf, numberOf, textOf } from '../shapes.ts'

/** A member of a guild, as far as rights go; for everyone: no roles and no id. */
export interface Holder {
  userId: string | null
  roles: readonly string[]
}

const ALL = (1n << 63n) - 1n

/** A number that Discord writes as a string, because it outgrows a double; what is none counts as nothing. */
export const bitsOf = (fields: Fields, key: string): bigint => {
  const value = textOf(fields, key)
  return value && /^\d{1,40}$/.test(value) ? BigInt(value) : 0n
}

/** What the roles give in the whole guild, before any channel's overwrites. `guild` is Discord's own object, with roles. */
export function guildPermissions(guild: Fields, holder: Holder): bigint {
  if (holder.userId && idOf(guild, 'owner_id') === holder.userId) return ALL
  let bits = 0n
  for (const role of listOf(guild, 'roles')) {
    const id = idOf(role, 'id')
    // The role of everyone bears the guild's own id.
    if (id && (id === idOf(guild, 'id') || holder.roles.includes(id))) bits |= bitsOf(role, 'permissions')
  }
  return (bits & PermissionFlagsBits.Administrator) === 0n ? bits : ALL
}

/**
 * What a member may do in a channel: roles, then the overwrites of everyone, of roles together, of the member
 * (https://discord.com/developers/docs/topics/permissions#permission-overwrites). Who cannot see it can do nothing in it.
 */
export function channelPermissions(guild: Fields, channel: Fields, holder: Holder): bigint {
  const base = guildPermissions(guild, holder)
  if (base === ALL) return ALL
  const overwrites = listOf(channel, 'permission_overwrites')
  let bits = base
  const apply = (chosen: Fields[]): void => {
    const sum = (key: string) => chosen.reduce((all, overwrite) => all | bitsOf(overwrite, key), 0n)
    bits = (bits & ~sum('deny')) | sum('allow')
  }
  apply(overwrites.filter((overwrite) => idOf(overwrite, 'id') === idOf(guild, 'id')))
  apply(
    overwrites.filter(
      (overwrite) => numberOf(overwrite, 'type') === 0 && holder.roles.includes(idOf(overwrite, 'id') ?? ''),
    ),
  )
  apply(
    overwrites.filter(
      (overwrite) =>
        numberOf(overwrite, 'type') === 1 && holder.userId !== null && idOf(overwrite, 'id') === holder.userId,
    ),
  )
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits
}
