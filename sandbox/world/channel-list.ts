import { ChannelType } from 'discord-api-types/v10'
import { compareIds } from './ids.ts'
import type { Channel } from './model.ts'
import type { World } from './world.ts'

/** Channels of the server that are neither threads nor direct messages, in the order of the list (documentation: resources/channel, `position`). */
export function guildChannels(world: World): Channel[] {
  return [...world.channels.values()]
    .filter((channel) => !channel.thread && channel.recipient === undefined)
    .sort((a, b) => a.position - b.position || compareIds(a.id, b.id))
}

/** Whether a channel can hold others. */
export const isCategory = (channel: Channel): boolean => channel.type === ChannelType.GuildCategory
