import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10'
import { applicationFlags } from '../world/application-flags.ts'
import { guildChannels } from '../world/channel-list.ts'
import { canView } from '../world/permissions.ts'
import { presentChannel, presentMember, presentUser } from '../world/present.ts'
import { presentGuild } from '../world/present-guild.ts'
import { presentSeen } from '../world/sight.ts'
import type { World } from '../world/world.ts'

/** READY names the guilds as unavailable; GUILD_CREATE follows for each (documentation: gateway-events, "Ready"). */
export function readyData(world: World, sessionId: string, shard: [number, number] | undefined): object {
  const { application } = world
  return {
    v: 10,
    user: { ...presentUser(world.people.get(application.bot)), verified: true, mfa_enabled: false, email: null },
    guilds: [{ id: world.guild.id, unavailable: true }],
    session_id: sessionId,
    resume_gateway_url: world.origin.replace(/^http/, 'ws'),
    ...(shard ? { shard } : {}),
    application: { id: application.id, flags: applicationFlags(application) },
    session_type: 'normal',
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
    _trace: ['sandbox'],
  }
}

/** Without GUILD_MEMBERS only the bot's own member comes along (documentation: gateway-events, "Guild Create"); of threads only those that it sees. */
export function guildCreateData(world: World, intents: number): object {
  const { bot } = world.application
  const members = [...world.members.values()].filter(
    (member) => member.user === bot || intents & GatewayIntentBits.GuildMembers,
  )
  const visible = [...world.channels.values()].filter(
    (channel) => channel.type !== ChannelType.DM && canView(world, bot, channel),
  )
  return {
    ...presentGuild(world),
    joined_at: new Date(world.members.get(bot)?.joinedAt ?? world.clock()).toISOString(),
    large: false,
    unavailable: false,
    member_count: world.members.size,
    voice_states: [],
    members: members.map((member) => presentMember(world, member)),
    channels: guildChannels(world).map((channel) => presentSeen(world, channel)),
    threads: visible
      .filter((channel) => channel.thread && !channel.thread.archived)
      .map((channel) => presentChannel(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
