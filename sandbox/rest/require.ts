import { missingAccess, missingPermissions, unknownGuild } from '../refusals.ts'
import type { Channel } from '../world/model.ts'
import { hasGuildPermission, hasPermission, type PermissionName } from '../world/permissions.ts'
import type { World } from '../world/world.ts'

/** Refuses where the guild of the path is another, or the application is not in it. */
export function guildOf(world: World, id: string): void {
  if (id !== world.guild.id) throw unknownGuild()
  if (!world.members.has(world.application.bot)) throw missingAccess()
}

/** Refuses with 50013 what the application may not do in the server as a whole. */
export function requireInGuild(world: World, guild: string, ...names: PermissionName[]): void {
  guildOf(world, guild)
  for (const name of names) if (!hasGuildPermission(world, world.application.bot, name)) throw missingPermissions()
}

/** Refuses with 50013 what the application may not do in this channel. */
export function requireIn(world: World, channel: Channel, name: PermissionName): void {
  if (!hasPermission(world, world.application.bot, channel, name)) throw missingPermissions()
}
