import { ChannelType } from 'discord-api-types/v10'
import { changeMessage, putMessage } from './messages.ts'
import type { Channel, StoredMessage } from './model.ts'
import type { World } from './world.ts'

/** documentation: resources/message, "Message Types": CHANNEL_PINNED_MESSAGE. */
const PINNED = 6

/** The pinned messages of a channel, the last pinned first. */
export function pinsOf(world: World, channel: Channel): StoredMessage[] {
  return world
    .log(channel.id)
    .all()
    .filter((message) => message.pinnedAt !== undefined)
    .sort((a, b) => b.pinnedAt! - a.pinnedAt!)
}

/** Pins, with the line that Discord writes of it, which refers to what was pinned. */
export function pin(world: World, channel: Channel, message: StoredMessage, by: string): void {
  const at = world.clock()
  changeMessage(world, channel, { ...message, pinnedAt: at })
  world.keep({ kind: 'channel', value: { ...world.channels.get(channel.id)!, lastPinAt: at } })
  tellPins(world, channel, at)
  const place = { id: world.ids.next(), channel: channel.id, author: by }
  const reply = { message: message.id, channel: channel.id }
  putMessage(world, channel, { ...place, content: '', type: PINNED, flags: 0, reply })
}

export function unpin(world: World, channel: Channel, message: StoredMessage): void {
  const { pinnedAt: _at, ...rest } = message
  changeMessage(world, channel, rest)
  tellPins(world, channel, world.channels.get(channel.id)?.lastPinAt)
}

/** documentation: gateway-events, "Channel Pins Update". */
function tellPins(world: World, channel: Channel, last: number | undefined): void {
  world.outlets.event({
    type: 'CHANNEL_PINS_UPDATE',
    channel,
    data: {
      ...(channel.type === ChannelType.DM ? {} : { guild_id: world.guild.id }),
      channel_id: channel.id,
      last_pin_timestamp: last === undefined ? null : new Date(last).toISOString(),
    },
  })
}
