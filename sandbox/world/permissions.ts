import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Member } from './model.ts'
import type { World } from './world.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

const ALL = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n)

/**
 * What a member may do in a channel, as Discord computes it: roles, then overwrites of everyone, of roles, of the member
 * (documentation: topics/permissions, "Permission Overwrites"; discord.md item 39). Nothing for who is not a member.
 */
export function permissionsIn(world: World, user: string, channel: Channel): bigint {
  const key = `${user}:${channel.id}`
  const known = world.permissionCache.get(key)
  if (known !== undefined) return known
  const member = world.members.get(user)
  const computed = member ? computePermissions(world, member, channel) : 0n
  world.permissionCache.set(key, computed)
  return computed
}

export function hasPermission(world: World, user: string, channel: Channel, name: PermissionName): boolean {
  return (permissionsIn(world, user, channel) & PermissionFlagsBits[name]) !== 0n
}

/** Direct messages are seen by their two sides, private threads by their members and MANAGE_THREADS (discord.md item 34). */
export function canView(world: World, user: string, channel: Channel): boolean {
  if (channel.type === ChannelType.DM) return channel.recipient === user || world.application.bot === user
  if (!hasPermission(world, user, channel, 'ViewChannel')) return false
  if (channel.type !== ChannelType.PrivateThread) return true
  return channel.thread?.members[user] !== undefined || hasPermission(world, user, channel, 'ManageThreads')
}

/** In threads SEND_MESSAGES_IN_THREADS counts, and SEND_MESSAGES does not (documentation: topics/threads, "Permissions"). */
export function canSend(world: World, user: string, channel: Channel): boolean {
  if (channel.type === ChannelType.DM) return canView(world, user, channel)
  return (
    canView(world, user, channel) &&
    hasPermission(world, user, channel, channel.thread ? 'SendMessagesInThreads' : 'SendMessages')
  )
}

function computePermissions(world: World, member: Member, channel: Channel): bigint {
  const base = basePermissions(world, member)
  if (base === ALL) return ALL
  // A thread has no overwrites of its own: it inherits its parent's (documentation: topics/threads).
  const place = channel.thread && channel.parent ? (world.channels.get(channel.parent) ?? channel) : channel
  return applyOverwrites(world, member, place, base)
}

function basePermissions(world: World, member: Member): bigint {
  if (world.guild.owner === member.user) return ALL
  let bits = BigInt(world.roles.get(world.guild.id)?.permissions ?? '0')
  for (const role of member.roles) bits |= BigInt(world.roles.get(role)?.permissions ?? '0')
  return (bits & PermissionFlagsBits.Administrator) !== 0n ? ALL : bits
}

function applyOverwrites(world: World, member: Member, place: Channel, base: bigint): bigint {
  let bits = base
  const everyone = place.overwrites.find((overwrite) => overwrite.id === world.guild.id)
  if (everyone) bits = (bits & ~BigInt(everyone.deny)) | BigInt(everyone.allow)
  let allow = 0n
  let deny = 0n
  for (const overwrite of place.overwrites) {
    if (overwrite.type !== 0 || !member.roles.includes(overwrite.id)) continue
    allow |= BigInt(overwrite.allow)
    deny |= BigInt(overwrite.deny)
  }
  bits = (bits & ~deny) | allow
  const own = place.overwrites.find((overwrite) => overwrite.type === 1 && overwrite.id === member.user)
  if (own) bits = (bits & ~BigInt(own.deny)) | BigInt(own.allow)
  // Who cannot see a channel can do nothing in it (documentation: topics/permissions, "Implicit Permissions").
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits
}
