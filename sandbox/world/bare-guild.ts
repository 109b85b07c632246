import { randomBytes } from 'node:crypto'
import type { Guild, Role } from './model.ts'
import { bitsOf } from './permissions.ts'
import type { World } from './world.ts'

/** What a bot needs that builds and keeps a server by the template, save the administrator's right: it may give others only what it has. */
export const BUILDING = bitsOf(
  ...(['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'CreatePublicThreads', 'CreatePrivateThreads'] as const),
  ...(['ManageThreads', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory', 'AddReactions'] as const),
  ...(['UseExternalEmojis', 'UseApplicationCommands', 'MentionEveryone', 'ManageMessages', 'PinMessages'] as const),
  ...(['ManageRoles', 'ManageChannels', 'ManageGuild', 'ViewAuditLog', 'ManageNicknames', 'ChangeNickname'] as const),
  ...(['ModerateMembers', 'KickMembers', 'BanMembers', 'Connect', 'Speak', 'UseVAD'] as const),
)

/** A role that nothing is known of beside what is given. */
export const plainRole = (facts: Pick<Role, 'id' | 'name'> & Partial<Role>): Role => ({
  ...{ permissions: '0', position: 1, color: 0, hoist: false, managed: false, mentionable: false },
  ...facts,
})

/**
 * What every simulated server begins with: the application "Lumi", the guild, the role of everybody, and the bot as a member with the
 * managed role that Discord makes when an application is added with permissions.
 */
export function makeBareGuild(
  world: World,
  facts: Pick<Guild, 'features'> & { everyone: string; bot: Partial<Role> },
): void {
  const guildId = world.ids.next()
  const bot = world.ids.next()
  world.keep({
    kind: 'application',
    value: {
      ...{ id: bot, name: 'Lumi', bot, messageContent: false, guildMembers: false },
      token: `sandbox.${randomBytes(24).toString('base64url')}`,
      publicKey: randomBytes(32).toString('hex'),
    },
  })
  // The owner is set as soon as there is one; nothing reads it before.
  world.keep({
    kind: 'guild',
    value: { id: guildId, name: 'Lumen Trails', owner: bot, locale: 'en-GB', features: facts.features ?? [] },
  })
  world.keep({
    kind: 'role',
    value: plainRole({ id: guildId, name: '@everyone', permissions: facts.everyone, position: 0 }),
  })
  const role = plainRole({ id: world.ids.next(), name: 'Lumi', ...facts.bot, managed: true, bot })
  world.keep({ kind: 'role', value: role })
  addBot(world, bot, role.id)
}

function addBot(world: World, id: string, role: string): void {
  const user = {
    ...{ id, username: 'Lumi', discriminator: '0001', global_name: null, avatar: null, bot: true },
    ...{ public_flags: 0, flags: 0, primary_guild: null },
  }
  world.keep({
    kind: 'person',
    value: { user: user as never, locale: 'en-US', directMessagesOpen: true, blocked: false },
  })
  world.keep({ kind: 'member', value: { user: id, nick: null, roles: [role], joinedAt: world.clock() } })
}
