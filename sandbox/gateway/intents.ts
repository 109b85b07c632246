import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10'
import type { Application, StoredMessage } from '../world/model.ts'
import { canView } from '../world/permissions.ts'
import type { World, WorldEvent } from '../world/world.ts'

const KNOWN = Object.values(GatewayIntentBits).reduce<number>(
  (sum, bit) => (typeof bit === 'number' ? sum | bit : sum),
  0,
)

/** Close code for intents that may not be had: 4013 unknown bits, 4014 privileged without the portal's switch (documentation: opcodes-and-status-codes, "Gateway Close Event Codes"). */
export function refuseIntents(application: Application, intents: unknown): 4013 | 4014 | undefined {
  if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN) !== 0) return 4013
  if (intents & GatewayIntentBits.MessageContent && !application.messageContent) return 4014
  if (intents & GatewayIntentBits.GuildMembers && !application.guildMembers) return 4014
  // The sandbox has no presences: the switch for them is never on.
  if (intents & GatewayIntentBits.GuildPresences) return 4014
  return undefined
}

/** Which intent an event needs: of a direct message, else of a guild; 0 for events that everybody gets (documentation: events/gateway, "List of Intents"). */
const NEEDS: Record<string, [direct: number, guild: number]> = {
  MESSAGE_CREATE: [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages],
  MESSAGE_UPDATE: [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages],
  MESSAGE_DELETE: [GatewayIntentBits.DirectMessages, GatewayIntentBits.GuildMessages],
  MESSAGE_DELETE_BULK: [0, GatewayIntentBits.GuildMessages],
  TYPING_START: [GatewayIntentBits.DirectMessageTyping, GatewayIntentBits.GuildMessageTyping],
  CHANNEL_CREATE: [0, GatewayIntentBits.Guilds],
  CHANNEL_UPDATE: [0, GatewayIntentBits.Guilds],
  CHANNEL_DELETE: [0, GatewayIntentBits.Guilds],
  THREAD_CREATE: [0, GatewayIntentBits.Guilds],
  THREAD_UPDATE: [0, GatewayIntentBits.Guilds],
  THREAD_DELETE: [0, GatewayIntentBits.Guilds],
  THREAD_MEMBERS_UPDATE: [0, GatewayIntentBits.Guilds],
  CHANNEL_PINS_UPDATE: [GatewayIntentBits.DirectMessages, GatewayIntentBits.Guilds],
  GUILD_CREATE: [0, GatewayIntentBits.Guilds],
  GUILD_UPDATE: [0, GatewayIntentBits.Guilds],
  GUILD_DELETE: [0, GatewayIntentBits.Guilds],
  GUILD_ROLE_CREATE: [0, GatewayIntentBits.Guilds],
  GUILD_ROLE_UPDATE: [0, GatewayIntentBits.Guilds],
  GUILD_ROLE_DELETE: [0, GatewayIntentBits.Guilds],
  GUILD_BAN_ADD: [0, GatewayIntentBits.GuildModeration],
  GUILD_BAN_REMOVE: [0, GatewayIntentBits.GuildModeration],
  AUTO_MODERATION_RULE_CREATE: [0, GatewayIntentBits.AutoModerationConfiguration],
  AUTO_MODERATION_RULE_UPDATE: [0, GatewayIntentBits.AutoModerationConfiguration],
  AUTO_MODERATION_RULE_DELETE: [0, GatewayIntentBits.AutoModerationConfiguration],
  AUTO_MODERATION_ACTION_EXECUTION: [0, GatewayIntentBits.AutoModerationExecution],
  GUILD_MEMBER_ADD: [0, GatewayIntentBits.GuildMembers],
  GUILD_MEMBER_REMOVE: [0, GatewayIntentBits.GuildMembers],
  GUILD_MEMBER_UPDATE: [0, GatewayIntentBits.GuildMembers],
}

/** Of what it does not see an application hears these all the same. */
const ALWAYS_HEARD = ['INTERACTION_CREATE', 'CHANNEL_DELETE', 'AUTO_MODERATION_ACTION_EXECUTION']

/** Changes of the application's own member need no GUILD_MEMBERS (documentation: events/gateway, "List of Intents"). */
function isOwnMember(world: World, event: WorldEvent): boolean {
  const { user } = event.data as { user?: { id: string } }
  return event.type === 'GUILD_MEMBER_UPDATE' && user?.id === world.application.bot
}

/** Whether a session is to hear of an event: its intents, and what the application's bot may see. */
export function mayHear(world: World, intents: number, event: WorldEvent): boolean {
  const needs = NEEDS[event.type]
  const direct = event.channel?.type === ChannelType.DM
  const need = needs?.[direct ? 0 : 1] ?? 0
  if (need !== 0 && (intents & need) === 0 && !isOwnMember(world, event)) return false
  if (!event.channel || direct || event.toAll || ALWAYS_HEARD.includes(event.type)) return true
  return canView(world, world.application.bot, event.channel)
}

/** A guild message's words are hidden without MESSAGE_CONTENT unless the application wrote it or is mentioned in it (discord.md item 11). */
export function mayRead(world: World, granted: boolean, message: StoredMessage): boolean {
  if (granted || message.author === world.application.bot) return true
  if (world.channels.get(message.channel)?.type === ChannelType.DM) return true
  return message.mentions?.includes(world.application.bot) ?? false
}

/** Fields come empty, not absent (discord.md item 11). */
export function withoutWords<T extends object>(world: World, granted: boolean, shown: T): T {
  const hidden: Record<string, unknown> = { ...shown, content: '', embeds: [], attachments: [], components: [] }
  delete hidden.poll
  const other = (shown as { referenced_message?: { author: { id: string }; channel_id: string; id: string } | null })
    .referenced_message
  if (other && !readable(world, granted, other))
    hidden.referenced_message = { ...other, content: '', embeds: [], attachments: [], components: [] }
  return hidden as T
}

function readable(world: World, granted: boolean, shown: { id: string; channel_id: string }): boolean {
  const message = world.log(shown.channel_id).get(shown.id)
  return message !== undefined && mayRead(world, granted, message)
}
