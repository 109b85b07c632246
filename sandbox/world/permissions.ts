import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Member } from './model.ts'
import type { World } from './world.ts'

export type PermissionName = keyof typeof PermissionFlagsBits

/** A set of permissions from their names. */
export const bitsOf = (...names: PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n)

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n)

/** documentation: topics/permissions, "Permissions for Timed Out Members": administrators and the owner are exempt. */
const LEFT_IN_A_TIME_OUT = bitsOf('ViewChannel', 'ReadMessageHistory')

/** What nobody has who may not send (documentation: topics/permissions, "Implicit Permissions"). */
const NEEDS_SENDING = bitsOf('MentionEveryone', 'SendTTSMessages', 'AttachFiles', 'EmbedLinks')

const VOICE: ChannelType[] = [ChannelType.GuildVoice, ChannelType.GuildStageVoice]

/**
 * What a member may do in a channel, as Discord computes it: roles, then overwrites of everyone, of roles, of the member; then what is
 * implied, and the time-out (documentation: topics/permissions; discord.md item 39). Nothing for who is not a member.
 */
export function permissionsIn(world: World, user: string, channel: Channel): bigint {
  const key = `${user}:${channel.id}`
  const member = world.members.get(user)
  let computed = world.permissionCache.get(key)
  if (computed === undefined) {
    computed = member ? computePermissions(world, member, channel) : 0n
    world.permissionCache.set(key, computed)
  }
  return duringTimeOut(world, member, computed)
}

/** What a member may do in the server as a whole, by their roles. */
export function guildPermissions(world: World, user: string): bigint {
  const member = world.members.get(user)
  return member ? duringTimeOut(world, member, basePermissions(world, member)) : 0n
}

export function hasPermission(world: World, user: string, channel: Channel, name: PermissionName): boolean {
  return (permissionsIn(world, user, channel) & PermissionFlagsBits[name]) !== 0n
}

export function hasGuildPermission(world: World, user: string, name: PermissionName): boolean {
  return (guildPermissions(world, user) & PermissionFlagsBits[name]) !== 0n
}

/** A time-out ends by the clock, so it stands outside of what is remembered. Who is blocked for a name is as silent. */
export function isTimedOut(world: World, member: Member | undefined): boolean {
  return member?.quarantined === true || (member?.timedOutUntil ?? 0) > world.clock()
}

function duringTimeOut(world: World, member: Member | undefined, bits: bigint): bigint {
  if ((bits & PermissionFlagsBits.Administrator) !== 0n || !isTimedOut(world, member)) return bits
  return bits & LEFT_IN_A_TIME_OUT
}

/** Direct messages are seen by their two sides, private threads by their members and MANAGE_THREADS (discord.md item 34). */
export function canView(world: World, user: string, channel: Channel): boolean {
  if (channel.type === ChannelType.DM) return channel.recipient === user || world.application.bot === user
  if (channel.type === ChannelType.GuildCategory) return canViewCategory(world, user, channel)
  if (!hasPermission(world, user, channel, 'ViewChannel')) return false
  if (channel.type !== ChannelType.PrivateThread) return true
  return channel.thread?.members[user] !== undefined || hasPermission(world, user, channel, 'ManageThreads')
}

/** A category is viewable where any channel in it is (documentation: topics/permissions, "Channel Visibility"). */
function canViewCategory(world: World, user: string, category: Channel): boolean {
  if (hasPermission(world, user, category, 'ViewChannel')) return true
  for (const channel of world.channels.values())
    if (channel.parent === category.id && hasPermission(world, user, channel, 'ViewChannel')) return true
  return false
}

/** In threads SEND_MESSAGES_IN_THREADS counts, and SEND_MESSAGES does not (documentation: topics/threads, "Permissions"). */
export function canSend(world: World, user: string, channel: Channel): boolean {
  if (channel.type === ChannelType.DM) return canView(world, user, channel)
  return canView(world, user, channel) && hasPermission(world, user, channel, sendingIn(channel))
}

const sendingIn = (channel: Channel): PermissionName => (channel.thread ? 'SendMessagesInThreads' : 'SendMessages')

function computePermissions(world: World, member: Member, channel: Channel): bigint {
  const base = basePermissions(world, member)
  if (base === ALL_PERMISSIONS) return ALL_PERMISSIONS
  // A thread has no overwrites of its own: it inherits its parent's (documentation: as above, "Inherited Permissions (Threads)").
  const place = channel.thread && channel.parent ? (world.channels.get(channel.parent) ?? channel) : channel
  return withImplied(applyOverwrites(world, member, place, base), channel)
}

function basePermissions(world: World, member: Member): bigint {
  if (world.guild.owner === member.user) return ALL_PERMISSIONS
  let bits = BigInt(world.roles.get(world.guild.id)?.permissions ?? '0')
  for (const role of member.roles) bits |= BigInt(world.roles.get(role)?.permissions ?? '0')
  return (bits & PermissionFlagsBits.Administrator) !== 0n ? ALL_PERMISSIONS : bits
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
  return own ? (bits & ~BigInt(own.deny)) | BigInt(own.allow) : bits
}

/** documentation: as above, "Implicit Permissions": not seeing denies all, not sending what hangs on it, not connecting all in voice. */
function withImplied(bits: bigint, channel: Channel): bigint {
  if ((bits & PermissionFlagsBits.ViewChannel) === 0n) return 0n
  if (VOICE.includes(channel.type) && (bits & PermissionFlagsBits.Connect) === 0n)
    return PermissionFlagsBits.ViewChannel
  return (bits & PermissionFlagsBits[sendingIn(channel)]) === 0n ? bits & ~NEEDS_SENDING : bits
}
