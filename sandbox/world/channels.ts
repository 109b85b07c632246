import { changeGuild } from './guild.ts'
import type { Channel, Guild } from './model.ts'
import { presentSeen, tellingSight } from './sight.ts'
import type { World } from './world.ts'

export function addChannel(world: World, channel: Channel): Channel {
  world.keep({ kind: 'channel', value: channel })
  tellChannel(world, 'CHANNEL_CREATE', channel)
  return channel
}

/** What the application loses or gains sight of by it is told too: threads are as seen as their channel, a category as what is in it. */
export function changeChannel(world: World, channel: Channel): Channel {
  tellingSight(world, () => world.keep({ kind: 'channel', value: channel }), channel.id)
  tellChannel(world, 'CHANNEL_UPDATE', channel)
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
  else forget(world, channel, 'CHANNEL_DELETE', presentSeen(world, channel))
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

function tellChannel(world: World, type: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE', channel: Channel): void {
  world.outlets.event({ type, channel, toAll: true, data: presentSeen(world, channel) })
  world.outlets.reload()
}
