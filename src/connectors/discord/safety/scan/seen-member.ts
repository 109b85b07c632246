import { readContact } from '../../inbound/people.ts'
import type { View } from '../../inbound/view.ts'
import { type Fields, fieldsOf, idOf, isFields, textOf } from '../../shapes.ts'

/** A member as a guild shows them. */
export interface SeenMember {
  guild: string
  address: string
  name: string
  handle: string
  /** The account's own picture, as contacts have it. */
  picture: string | null
  /** What others see: the picture that they wear in this guild alone, else the account's. Null for Discord's own ones. */
  worn: string | null
  roleIds: string[]
}

type Names = Pick<View, 'cdn' | 'roleName'>

/** Events that show a member, and nothing of whose content is read. */
export function readSeenMember(type: string, data: unknown, view: Names): SeenMember | null {
  if (!isFields(data)) return null
  const guild = idOf(data, 'guild_id')
  if (!guild) return null
  if (type === 'MESSAGE_CREATE') {
    const member = fieldsOf(data, 'member')
    return textOf(data, 'webhook_id') ? null : seenOf(fieldsOf(data, 'author'), member, guild, view)
  }
  if (type === 'GUILD_MEMBER_ADD' || type === 'GUILD_MEMBER_UPDATE') return readMember(data, guild, view)
  const member = type === 'INTERACTION_CREATE' ? fieldsOf(data, 'member') : null
  return member && readMember(member, guild, view)
}

/** Discord's member object. */
export const readMember = (member: Fields, guild: string, view: Names): SeenMember | null =>
  seenOf(fieldsOf(member, 'user'), member, guild, view)

function seenOf(user: Fields | null, member: Fields | null, guild: string, view: Names): SeenMember | null {
  if (!user || !member || user.bot === true || user.system === true) return null
  const contact = readContact(user, member, view, null)
  if (!contact) return null
  const own = textOf(member, 'avatar')
  const { address, name, picture } = contact
  const here =
    own && /^\w+$/.test(own) ? `${view.cdn}/guilds/${guild}/users/${address}/avatars/${own}.png?size=128` : null
  const roleIds = Array.isArray(member.roles) ? member.roles.filter((role) => typeof role === 'string') : []
  return { guild, address, name, handle: contact.handle ?? '', picture, worn: here ?? picture, roleIds }
}
