import { PermissionFlagsBits } from 'discord-api-types/v10'
import { missingPermissions } from '../refusals.ts'
import type { Channel } from '../world/model.ts'
import { guildPermissions, permissionsIn } from '../world/permissions.ts'
import type { World } from '../world/world.ts'

/**
 * Only permissions that the application has in the server or the category can be allowed or denied, unless an overwrite of the channel
 * gives it MANAGE_ROLES (documentation: resources/channel, "Edit Channel Permissions").
 */
export function refuseBits(world: World, channel: Channel, bits: bigint): void {
  const { bot } = world.application
  const parent = world.channels.get(channel.parent ?? '')
  const has = guildPermissions(world, bot) | (parent ? permissionsIn(world, bot, parent) : 0n)
  if ((bits & ~has) !== 0n && !isGivenRoles(world, channel)) throw missingPermissions()
}

/** A new channel has no overwrite yet, and MANAGE_ROLES in it is only an administrator's to give (documentation: resources/guild, "Create Guild Channel"). */
export function refuseBitsOfNew(world: World, bits: bigint): void {
  const has = guildPermissions(world, world.application.bot)
  const administrates = (has & PermissionFlagsBits.Administrator) !== 0n
  if ((bits & ~has) !== 0n || (!administrates && (bits & PermissionFlagsBits.ManageRoles) !== 0n))
    throw missingPermissions()
}

function isGivenRoles(world: World, channel: Channel): boolean {
  const { bot } = world.application
  const own = [bot, ...(world.members.get(bot)?.roles ?? [])]
  return channel.overwrites.some(
    ({ id, allow }) => own.includes(id) && (BigInt(allow) & PermissionFlagsBits.ManageRoles) !== 0n,
  )
}
