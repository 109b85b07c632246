import { ChannelType } from 'discord-api-types/v10'
import type { Channel } from './model.ts'
import { showPerson } from './people.ts'
import { presentChannel } from './present.ts'
import type { World } from './world.ts'

/** The direct-message channel of a person with the application; made at first need, the same ever after. */
export function openDirect(world: World, user: string): Channel {
  const known = world.directs.get(user)
  if (known) return world.channels.get(known)!
  const channel: Channel = {
    id: world.ids.next(),
    type: ChannelType.DM,
    name: '',
    topic: null,
    parent: null,
    position: 0,
    overwrites: [],
    lastMessage: null,
    recipient: user,
  }
  world.keep({ kind: 'channel', value: channel })
  // Discord sends no CHANNEL_CREATE for direct messages to bots (documentation: topics/gateway-events, "Channel Create").
  world.outlets.show({ channel }, () => ({ kind: 'channel', channel: presentChannel(world, channel) as never }))
  showPerson(world, user)
  return channel
}

/** Closed, blocked and without a shared server: Discord tells the application the same in all three cases (discord.md item 1). */
export function canReach(world: World, channel: Channel): boolean {
  const person = world.people.get(channel.recipient ?? '')
  if (!person || person.blocked || !person.directMessagesOpen) return false
  return world.members.has(person.user.id)
}
