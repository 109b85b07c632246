import type { InboundContact } from '../../../core/conversation/inbound.ts'
import type { Place } from '../../../core/delivery/channel.ts'
import { COMPONENT_ACCESS, type ComponentName } from '../interactions/component-access.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, snowflakeTime, textOf } from '../shapes.ts'
import { readContact } from './people.ts'
import type { Asking, MemberNote, View } from './view.ts'

/** A token answers for 15 minutes; we stop a little earlier than Discord does. */
const TOKEN_MS = 14.5 * 60_000
const EPHEMERAL = 1 << 6
/** Administrator and Manage Messages (topics/permissions, "Bitwise Permission Flags"). */
const MANAGES = (1n << 3n) | (1n << 13n)

/** By whom and where an interaction was made. */
export interface Made {
  asking: Asking
  contact: InboundContact
  channelId: string
  guildId: string | null
  /** It came from a note that only this member sees. */
  byNote: boolean
  /** What may make them staff: their roles, and whether they may manage messages in this channel. */
  staff: { roleIds: string[]; managesMessages: boolean }
}

/** Null where a part is missing that no interaction is without. */
export function readMaking(event: Fields, view: View): Made | null {
  const id = idOf(event, 'id')
  const token = textOf(event, 'token')
  const member = fieldsOf(event, 'member')
  const user = (member && fieldsOf(member, 'user')) ?? fieldsOf(event, 'user')
  const locale = textOf(event, 'locale') ?? 'en'
  const contact = user && readContact(user, member, view, locale)
  const channel = fieldsOf(event, 'channel')
  const channelId = idOf(event, 'channel_id') ?? (channel && idOf(channel, 'id'))
  if (!id || !token || !contact || !channelId) return null
  const guildId = idOf(event, 'guild_id')
  const message = fieldsOf(event, 'message')
  const rows = message ? listOf(message, 'components') : []
  const shown = rows.length > 0 ? rows : null
  const byNote = message !== null && ((numberOf(message, 'flags') ?? 0) & EPHEMERAL) !== 0
  const { address: userId, name } = contact
  const asking = { id, token, userId, name, locale, direct: guildId === null, shown, note: byNote }
  const permissions = BigInt((member && idOf(member, 'permissions')) ?? 0)
  const roleIds = member && Array.isArray(member.roles) ? member.roles.filter((role) => typeof role === 'string') : []
  const staff = { roleIds, managesMessages: (permissions & MANAGES) !== 0n }
  return { asking, contact, channelId, guildId, byNote, staff }
}

/** Whether they may use a component where they have used it. Of agents and staff nothing can be known here without asking. */
export const mayUse = (component: ComponentName, made: Made, view: View): boolean =>
  COMPONENT_ACCESS[component] !== 'theirs' || isTheirs(made, view)

/** Whether the place is the member's own: moderators see private threads too. */
function isTheirs(made: Made, view: View): boolean {
  return made.guildId === null || made.byNote || view.threadOf(made.channelId)?.userId === made.contact.address
}

export function placeOf(made: Made, view: View): Place {
  if (made.byNote) return { kind: 'ephemeral', id: null }
  if (made.guildId === null) return { kind: 'direct', id: made.channelId }
  // Asked in a channel of a guild: the help itself goes on in the direct message, wherever that is.
  return view.threadOf(made.channelId) ? { kind: 'thread', id: made.channelId } : { kind: 'direct', id: null }
}

/** The channel in which a private thread can be opened: the parent where it was made inside a thread; null in a direct message. */
export function originOf(event: Fields, made: Made, view: View): { id: string; name: string } | null {
  if (made.guildId === null) return null
  const channel = fieldsOf(event, 'channel')
  const type = channel && numberOf(channel, 'type')
  const parent = channel && type !== null && type >= 10 && type <= 12 ? idOf(channel, 'parent_id') : null
  const id = parent ?? made.channelId
  const said = parent === null && channel ? textOf(channel, 'name') : null
  return { id, name: said ?? view.channelName(id) ?? id }
}

export function guildOf(made: Made, view: View): { id: string; name: string } | null {
  return made.guildId ? { id: made.guildId, name: view.guildName(made.guildId) ?? made.guildId } : null
}

export const madeAt = (made: Made): Date => snowflakeTime(made.asking.id)

/** What it teaches of the ways to reach the member. */
export function noteOf(made: Made, tryDirectAgain: boolean): MemberNote {
  return {
    userId: made.contact.address,
    directChannelId: made.guildId === null ? made.channelId : null,
    guildId: made.guildId,
    interaction: { token: made.asking.token, until: new Date(madeAt(made).getTime() + TOKEN_MS) },
    tryDirectAgain,
  }
}
