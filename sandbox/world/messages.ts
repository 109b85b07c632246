import { ChannelType } from 'discord-api-types/v10'
import type { SandboxMessage } from '../contract.ts'
import type { Channel, StoredMessage } from './model.ts'
import { presentMember, presentMessage, presentUser } from './present.ts'
import type { World } from './world.ts'

/** Puts a new message into its channel and tells gateway and screens. */
export function putMessage(world: World, channel: Channel, message: StoredMessage): void {
  world.keep({ kind: 'message', value: message })
  tell(world, channel, 'MESSAGE_CREATE', message)
}

/** Puts a changed message; `change` fields that are undefined stay as they are. */
export function changeMessage(world: World, channel: Channel, message: StoredMessage): void {
  world.keep({ kind: 'message', value: message })
  tell(world, channel, 'MESSAGE_UPDATE', message)
}

/** MESSAGE_DELETE carries ids and nothing else (discord.md item 16). */
export function removeMessage(world: World, channel: Channel, id: string): void {
  world.keep({ kind: 'message-gone', channel: channel.id, message: id })
  const guild = channel.type === ChannelType.DM ? {} : { guild_id: world.guild.id }
  world.outlets.event({ type: 'MESSAGE_DELETE', channel, data: { id, channel_id: channel.id, ...guild } })
  world.outlets.show({ channel }, () => ({ kind: 'message-deleted', channel: channel.id, message: id }))
}

/** Several at once: the application hears of one event, screens of each (documentation: gateway-events, "Message Delete Bulk"). */
export function removeMessages(world: World, channel: Channel, ids: string[]): void {
  if (ids.length === 0) return
  for (const id of ids) {
    world.keep({ kind: 'message-gone', channel: channel.id, message: id })
    world.outlets.show({ channel }, () => ({ kind: 'message-deleted', channel: channel.id, message: id }))
  }
  const data = { ids, channel_id: channel.id, guild_id: world.guild.id }
  world.outlets.event({ type: 'MESSAGE_DELETE_BULK', channel, data })
}

function tell(world: World, channel: Channel, type: string, message: StoredMessage): void {
  const data = presentMessage(world, message)
  world.outlets.event({ type, channel, message, data: { ...data, ...eventFields(world, channel, message) } })
  world.outlets.show({ channel }, () => ({ kind: 'message', message: showMessage(world, message) }))
}

/** What the gateway adds to a message: where it is, and the author as a member (documentation: gateway-events, "Message Create"). */
function eventFields(world: World, channel: Channel, message: StoredMessage): object {
  if (channel.type === ChannelType.DM) return { channel_type: channel.type }
  const member = world.members.get(message.author)
  return {
    guild_id: world.guild.id,
    channel_type: channel.type,
    ...(member ? { member: presentMember(world, member, false) } : {}),
  }
}

/** A message as the page sees it. */
export function showMessage(world: World, message: StoredMessage): SandboxMessage {
  const shown = presentMessage(world, message) as unknown as SandboxMessage
  if (message.onlyFor !== undefined) shown.ephemeral_for = message.onlyFor
  if (message.flags & LOADING) shown.waiting = true
  const origin = message.interaction
  // The page writes "Mei-Ling used /helpme": the older of Discord's two fields names the command, the newer one does not.
  if (origin?.type === 2 && origin.name)
    shown.interaction = {
      id: origin.id,
      type: origin.type,
      name: origin.name,
      user: presentUser(world.people.get(origin.user), origin.user) as never,
    }
  return shown
}

/** Message flags (documentation: resources/message, "Message Flags"). */
export const EPHEMERAL = 1 << 6
export const LOADING = 1 << 7
export const SUPPRESS_EMBEDS = 1 << 2
export const SUPPRESS_NOTIFICATIONS = 1 << 12
export const IS_COMPONENTS_V2 = 1 << 15

/** Ephemeral notes live apart: one member sees them, no channel lists them, no gateway tells of them. */
export function putEphemeral(world: World, message: StoredMessage): void {
  world.ephemeral.set(message.id, message)
  // Old notes go, as they do from a Discord client; the bound keeps a long run small.
  if (world.ephemeral.size > 5000) world.ephemeral.delete(world.ephemeral.keys().next().value!)
  world.outlets.show({ member: message.onlyFor! }, () => ({ kind: 'message', message: showMessage(world, message) }))
}

export function removeEphemeral(world: World, message: StoredMessage): void {
  world.ephemeral.delete(message.id)
  world.outlets.show({ member: message.onlyFor! }, () => ({
    kind: 'message-deleted',
    channel: message.channel,
    message: message.id,
  }))
}

/** Tells that somebody types, for ten seconds or until they say something (documentation: gateway-events, "Typing Start"). */
export function showTyping(world: World, channel: Channel, user: string): void {
  const at = world.clock()
  const member = world.members.get(user)
  const guild =
    channel.type === ChannelType.DM || !member ? {} : { guild_id: world.guild.id, member: presentMember(world, member) }
  world.outlets.event({
    type: 'TYPING_START',
    channel,
    data: { channel_id: channel.id, user_id: user, timestamp: Math.floor(at / 1000), ...guild },
  })
  world.outlets.show({ channel }, () => ({ kind: 'typing', channel: channel.id, user, at }))
}
