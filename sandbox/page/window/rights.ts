import type { StateView } from '../../contract.ts'
import type { Place } from './acting.ts'

/** The bits of what this page asks for (documentation: topics/permissions, "Bitwise Permission Flags"). */
const BITS = {
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  ManageChannels: 1n << 4n,
  ManageMessages: 1n << 13n,
  ManageRoles: 1n << 28n,
  ModerateMembers: 1n << 40n,
} as const

/** Whether who acts has a permission in the channel that is looked at; in direct messages nobody has any. */
export function hasHere(state: StateView, place: Place, name: keyof typeof BITS): boolean {
  const view = state.channels.find((each) => each.id === place)
  return view?.permissions !== undefined && (BigInt(view.permissions) & BITS[name]) !== 0n
}

/** SEND_MESSAGES, 1 << 11: whether everybody's overwrite of a channel, or else everybody's role, allows it. */
export function everybodyWrites(state: StateView, channel: string): boolean {
  const bit = 1n << 11n
  const view = state.channels.find((each) => each.id === channel) as
    | { permission_overwrites?: { id: string; allow: string; deny: string }[] }
    | undefined
  const own = view?.permission_overwrites?.find((each) => each.id === state.guild.id)
  if (own && (BigInt(own.allow) & bit) !== 0n) return true
  if (own && (BigInt(own.deny) & bit) !== 0n) return false
  const role = state.roles.find((each) => each.id === state.guild.id)
  return (BigInt(role?.permissions ?? '0') & bit) !== 0n
}
