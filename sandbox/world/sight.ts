import { PermissionFlagsBits } from 'discord-api-types/v10'
import { guildChannels } from './channel-list.ts'
import type { Channel } from './model.ts'
import { canView } from './permissions.ts'
import { presentChannel } from './present.ts'
import type { World } from './world.ts'

/** documentation: resources/channel, "Channel Flags": CHANNEL_OBFUSCATED. */
const OBFUSCATED = 1 << 17

/**
 * A channel as the gateway brings it to the application: what it does not see comes with place and type only, under a name that says
 * nothing (documentation: resources/channel, "Obfuscated Channels"; change-log, 12 August 2026, for all bots since 16 November 2026).
 */
export function presentSeen(world: World, channel: Channel): Record<string, unknown> {
  if (canView(world, world.application.bot, channel)) return presentChannel(world, channel)
  const { id, type, position, parent } = channel
  const deny = PermissionFlagsBits.ViewChannel.toString()
  return {
    ...{ id, type, position, parent_id: parent, guild_id: world.guild.id },
    ...{ name: '___hidden___', topic: null, last_message_id: null, nsfw: false, rate_limit_per_user: 0 },
    flags: OBFUSCATED,
    permission_overwrites: [{ id: world.guild.id, type: 0, allow: '0', deny }],
  }
}

/** Does what may change what the application sees, and tells it of each channel that it gained or lost by it, `but` one that is told anyway (documentation: as above). */
export function tellingSight<T>(world: World, act: () => T, but?: string): T {
  const before = seenBy(world)
  const result = act()
  const after = seenBy(world)
  for (const channel of guildChannels(world))
    if (channel.id !== but && before.has(channel.id) !== after.has(channel.id))
      world.outlets.event({ type: 'CHANNEL_UPDATE', channel, toAll: true, data: presentSeen(world, channel) })
  return result
}

function seenBy(world: World): Set<string> {
  const seen = guildChannels(world).filter((channel) => canView(world, world.application.bot, channel))
  return new Set(seen.map((channel) => channel.id))
}
