import { ChannelType } from 'discord-api-types/v10'
import { changeGuild } from './guild.ts'
import { compareIds } from './ids.ts'
import type { Channel, Guild } from './model.ts'
import { canView } from './permissions.ts'
import { presentChannel } from './present.ts'
import type { World } from './world.ts'

/** Channels of the server that are neither threads nor direct messages, in the order of the list (documentation: resources/channel, `position`). */
export function guildChannels(world: World): Channel[] {
  return [...world.channels.values()]
    .filter((channel) => !channel.thread && channel.recipient === undefined)
    .sort((a, b) => a.position - b.position || compareIds(a.id, b.id))
}

export function addChannel(world: World, channel: Channel): Channel {
  world.keep({ kind: 'channel', value: channel })
  tellChannel(world, 'CHANNEL_CREATE', channel)
  return channel
}

export function changeChannel(world: World, channel: Channel): Channel {
  const seen = canView(world, world.application.bot, world.channels.get(channel.id) ?? channel)
  world.keep({ kind: 'channel', value: channel })
  // Who is shut out is told of that last change, and of none after it (documentation: topics/permissions, "Channel Visibility").
  tellChannel(world, 'CHANNEL_UPDATE', channel, seen)
  return channel
}

/**
 * Threads go with their channel; channels of a category stay without it (documentation: resources/channel, "Delete/Close Channel"). A
 * server whose system channel goes has none.
 */
export function removeChannel(world: World, channel: Channel): void {
  const below = [...world.channels.values()].filter((other) => other.parent === channel.id)
  for (const thread of below) if (thread.thread) removeThread(world, thread)
  for (const child of below) if (!child.thread) changeChannel(world, { ...child, parent: null })
  if (channel.thread) removeThread(world, channel)
  else forget(world, channel, 'CHANNEL_DELETE', presentChannel(world, channel))
  const { systemChannel, safetyChannel } = world.guild
  const change: Partial<Guild> = {
    ...(systemChannel === channel.id ? { systemChannel: null } : {}),
    ...(safetyChannel === channel.id ? { safetyChannel: null } : {}),
  }
  if (Object.keys(change).length > 0) changeGuild(world, change)
}

function removeThread(world: World, thread: Channel): void {
  const data = { id: thread.id, guild_id: world.guild.id, parent_id: thread.parent, type: thread.type }
  forget(world, thread, 'THREAD_DELETE', data)
}

function forget(world: World, channel: Channel, type: 'CHANNEL_DELETE' | 'THREAD_DELETE', data: object): void {
  world.outlets.event({ type, channel, data })
  world.outlets.show({ channel }, () => ({ kind: 'channel-gone', channel: channel.id }))
  world.keep({ kind: 'channel-gone', channel: channel.id })
}

function tellChannel(world: World, type: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE', channel: Channel, seen = false): void {
  world.outlets.event({ type, channel, data: presentChannel(world, channel), ...(seen ? { toAll: true } : {}) })
  world.outlets.reload()
}

/** Whether a channel can hold others. */
export const isCategory = (channel: Channel): boolean => channel.type === ChannelType.GuildCategory
