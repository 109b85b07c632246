import type { InboundContact } from '../../../core/conversation/inbound.ts'
import { type Fields, idOf, textOf } from '../shapes.ts'
import type { View } from './view.ts'

/** A contact from Discord's user object and, in a guild, the member object; null without a readable id. */
export function readContact(
  user: Fields,
  member: Fields | null,
  view: Pick<View, 'cdn' | 'roleName'>,
  locale: string | null,
): InboundContact | null {
  const id = idOf(user, 'id')
  if (!id) return null
  const handle = textOf(user, 'username')
  const nick = member ? textOf(member, 'nick') : null
  const avatar = textOf(user, 'avatar')
  return {
    address: id,
    handle,
    name: nick || textOf(user, 'global_name') || handle || id,
    picture: avatar && /^\w+$/.test(avatar) ? `${view.cdn}/avatars/${id}/${avatar}.png?size=128` : null,
    locale,
    roles: member && readRoles(member, view),
  }
}

/** The names of a member's roles, as far as the guild has told them; null where the member object names none at all. */
export function readRoles(member: Fields, view: Pick<View, 'roleName'>): string[] | null {
  if (!Array.isArray(member.roles)) return null
  const names = member.roles.flatMap((id) => (typeof id === 'string' ? (view.roleName(id) ?? []) : []))
  return names.length === 0 && member.roles.length > 0 ? null : names
}
