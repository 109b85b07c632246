import { ChannelType } from 'discord-api-types/v10'
import { BUILDING, makeBareGuild } from './bare-guild.ts'
import { addPerson } from './people.ts'
import { bitsOf } from './permissions.ts'
import type { World } from './world.ts'

/** What Discord's client switches on for everybody in a server that is made anew. */
const EVERYONE = bitsOf(
  ...(['ViewChannel', 'CreateInstantInvite', 'ChangeNickname', 'SendMessages', 'SendMessagesInThreads'] as const),
  ...(['CreatePublicThreads', 'CreatePrivateThreads', 'EmbedLinks', 'AttachFiles', 'AddReactions'] as const),
  ...(['UseExternalEmojis', 'UseExternalStickers', 'MentionEveryone', 'ReadMessageHistory'] as const),
  ...(['SendTTSMessages', 'SendVoiceMessages', 'SendPolls', 'UseApplicationCommands', 'UseExternalApps'] as const),
  ...(['Connect', 'Speak', 'Stream', 'UseVAD', 'UseSoundboard', 'UseExternalSounds', 'RequestToSpeak'] as const),
  ...(['UseEmbeddedActivities', 'CreateEvents', 'CreateGuildExpressions'] as const),
).toString()

/** Name, username, locale. The first one owns the server. */
const PEOPLE: [string, string, string][] = [
  ['Ingrid Solberg', 'ingrid.nord', 'no'],
  ['Mei-Ling Tan', 'mossy.lantern', 'en-GB'],
  ['Kofi Mensah', 'kofi_walks', 'en-GB'],
  ['Beatriz Lemos', 'bia.trilhas', 'pt-BR'],
]

/**
 * A server as somebody has it who just made it and added the bot: one channel, no roles, no community features. The bot has the rights of an
 * administrator, as it must to make a role that has them ("It can only grant permissions it has", documentation: topics/permissions).
 */
export function makeEmptyWorld(world: World): void {
  makeBareGuild(world, {
    features: [],
    everyone: EVERYONE,
    bot: { permissions: (bitsOf('Administrator') | BUILDING).toString(), position: 1 },
  })
  const [owner] = PEOPLE.map(([name, username, locale]) => addPerson(world, { name, username, locale, roles: [] }))
  const general = world.ids.next()
  world.keep({
    kind: 'channel',
    value: {
      ...{ id: general, type: ChannelType.GuildText, name: 'general', topic: null, parent: null, position: 0 },
      ...{ overwrites: [], lastMessage: null },
    },
  })
  world.keep({ kind: 'guild', value: { ...world.guild, owner: owner!, systemChannel: general } })
}
