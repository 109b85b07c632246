import { compareIds } from './ids.ts'
import type { Role } from './model.ts'
import type { World } from './world.ts'

/** Orders roles, the higher one first: by position, and of equal positions the older one (documentation: topics/permissions, "Role Structure"). */
export function compareRoles(a: Role, b: Role): number {
  return b.position - a.position || compareIds(a.id, b.id)
}

/** The highest role of a member; the everyone role where they have none. */
export function topRole(world: World, user: string): Role {
  const own = (world.members.get(user)?.roles ?? [])
    .map((id) => world.roles.get(id))
    .filter((role) => role !== undefined)
  return own.sort(compareRoles)[0] ?? world.roles.get(world.guild.id)!
}

/** Whether a member may change, give or move a role: only those below their own highest (documentation: topics/permissions, "Permission Hierarchy"). */
export function standsAbove(world: World, user: string, role: Role): boolean {
  return world.guild.owner === user || compareRoles(topRole(world, user), role) < 0
}

/** Whether a member may kick, ban, time out or rename another: only who stands below, and never the owner (documentation: as above). */
export function outranks(world: World, user: string, other: string): boolean {
  if (world.guild.owner === other) return false
  return world.guild.owner === user || compareRoles(topRole(world, user), topRole(world, other)) < 0
}
