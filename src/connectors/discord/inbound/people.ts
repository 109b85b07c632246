import type { InboundContact } from '../../../core/conversation/inbound.ts'
import { type Fields, idOf, textOf } from '../shapes.ts'

/** A contact from Discord's user object and, in a guild, the member object; null without a readable id. */
export function readContact(
  user: Fields,
  member: Fields | null,
  cdn: string,
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
    picture: avatar && /^\w+$/.test(avatar) ? `${cdn}/avatars/${id}/${avatar}.png?size=128` : null,
    locale,
  }
}
