import { standsAbove } from '../../world/hierarchy.ts'
import type { Channel, Member, Role } from '../../world/model.ts'
import {
  ALL_PERMISSIONS,
  guildPermissions,
  hasGuildPermission,
  hasPermission,
  type PermissionName,
} from '../../world/permissions.ts'
import type { World } from '../../world/world.ts'
import { permissionNamed } from '../permission-named.ts'
import { CannotAct } from '../refuse-control.ts'
import { personOf } from '../who.ts'

/** `ManageChannels` as Discord's client writes it: "Manage Channels". */
const inWords = (name: PermissionName): string => name.replace(/([a-z])([A-Z])/g, '$1 $2')

/** The member who acts must have this permission in the server as a whole. */
export function requireInServer(world: World, member: string, name: PermissionName): void {
  memberOf(world, member)
  if (!hasGuildPermission(world, member, name)) throw lacks(name)
}

/** … or in this channel, which they must see. */
export function requireHere(world: World, member: string, channel: Channel, name: PermissionName): void {
  memberOf(world, member)
  if (!hasPermission(world, member, channel, name)) throw lacks(name)
}

const lacks = (name: PermissionName): CannotAct =>
  new CannotAct(`You do not have the permission ${inWords(name)}.`, 403)

export function memberOf(world: World, id: string): Member {
  personOf(world, id)
  const member = world.members.get(id)
  if (!member) throw new CannotAct('This person is not in the server.', 403)
  return member
}

export function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id)
  if (!channel || channel.recipient !== undefined || channel.thread)
    throw new CannotAct('There is no such channel of the server.', 404)
  return channel
}

/** A role that the member may change, give and take: below their own highest (documentation: topics/permissions, "Permission Hierarchy"). */
export function roleBelow(world: World, member: string, id: string): Role {
  const role = world.roles.get(id)
  if (!role) throw new CannotAct('There is no such role.', 404)
  if (role.id !== world.guild.id && !standsAbove(world, member, role))
    throw new CannotAct(`The role ${role.name} is not below your own.`, 403)
  return role
}

/** The bits of these permissions; who acts can give and take only what they have themselves. */
export function bitsWithin(world: World, member: string, names: readonly string[]): bigint {
  const bits = names.reduce((sum, name) => sum | permissionNamed(name), 0n)
  const has = guildPermissions(world, member)
  if (has !== ALL_PERMISSIONS && (bits & ~has) !== 0n)
    throw new CannotAct('You can give and take only permissions that you have.', 403)
  return bits
}
