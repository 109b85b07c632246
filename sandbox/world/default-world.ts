import { randomBytes } from 'node:crypto'
import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, ForumTag, Overwrite } from './model.ts'
import { addPerson } from './people.ts'
import type { PermissionName } from './permissions.ts'
import type { World } from './world.ts'

const bits = (...names: PermissionName[]) => names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n).toString()

const EVERYONE = bits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalEmojis',
  'Connect',
  'Speak',
  'ChangeNickname',
)
const APPLICATION = bits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'CreatePrivateThreads',
  'ManageThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseExternalEmojis',
  'ManageMessages',
  'PinMessages',
)

const ROLES: { name: string; color: number; permissions?: string; managed?: boolean }[] = [
  { name: 'Lumi', color: 0x7c5cc4, permissions: APPLICATION, managed: true },
  { name: 'Team', color: 0xe8b04a, permissions: bits('ManageMessages', 'ManageThreads', 'ManageChannels') },
  { name: 'Moderator', color: 0x3fa7a0, permissions: bits('ManageMessages', 'ManageThreads') },
  { name: 'Booster', color: 0xe58fc0 },
  { name: 'Night Walker', color: 0x6d7ff0 },
  { name: 'Beta 1.43', color: 0xd98a4b },
  { name: 'Português', color: 0x57a05f },
]

/** Name, username, roles, locale. The first one owns the server. */
const PEOPLE: [string, string, string[], string][] = [
  ['Ingrid Solberg', 'ingrid.nord', ['Team'], 'no'],
  ['Mei-Ling Tan', 'mossy.lantern', ['Booster', 'Night Walker'], 'en-GB'],
  ['Kofi Mensah', 'kofi_walks', ['Beta 1.43'], 'en-GB'],
  ['Yuki', 'yukikaze', ['Night Walker'], 'ja'],
  ['Diego Fuentes', 'dfuentes', ['Beta 1.43'], 'es-ES'],
  ['ليلى حداد', 'layla.h', ['Booster'], 'fr'],
  ['Noa', 'noa.toadstool', [], 'de'],
  ['Tariq al-Masri', 'tariq.trails', ['Night Walker'], 'en-US'],
  ['Sora Nakamura', 'soranaka', [], 'ja'],
  ['Arjun Nair', 'arjun.uphill', ['Moderator'], 'en-GB'],
  ['Beatriz Lemos', 'bia.trilhas', ['Português'], 'pt-BR'],
]

type Kind = 'news' | 'read-only' | 'voice' | 'forum' | 'team'

/** Tags of the forum for feature requests, with their emoji. */
const TAGS: [string, string][] = [
  ['Gameplay', '🎮'],
  ['Quality of life', '✨'],
  ['Content', '🗺️'],
  ['Other', '💬'],
]

/** Category → channels: name, topic, kind. */
const CHANNELS: [string, [string, string | null, Kind?][]][] = [
  [
    'News',
    [
      ['announcements', 'What is new in Lumen Trails', 'news'],
      ['rules', 'Be kind, carry a spare battery', 'read-only'],
    ],
  ],
  [
    'Community',
    [
      ['general', 'Everything else'],
      ['walks', 'Where shall we go, and when?'],
      ['trail-photos', 'One photo, one story'],
      ['português', 'Conversa em português'],
    ],
  ],
  [
    'Help',
    [
      ['support', 'Type /helpme, or write to Lumi'],
      ['bug-report', 'Type /bug. One card per bug, it follows the fix.'],
      ['feature-request', 'Type /new_feature. Vote with the button.', 'forum'],
    ],
  ],
  ['Voice', [['Campfire', null, 'voice']]],
  ['Team', [['staff', 'Who waits for a person', 'team']]],
]

/** The server that stands at first start: a community of walkers and the application "Lumi". */
export function makeDefaultWorld(world: World): void {
  const guildId = world.ids.next()
  const botId = world.ids.next()
  world.keep({
    kind: 'application',
    value: {
      id: botId,
      name: 'Lumi',
      bot: botId,
      token: `sandbox.${randomBytes(24).toString('base64url')}`,
      publicKey: randomBytes(32).toString('hex'),
      messageContent: false,
      guildMembers: false,
    },
  })
  makeRoles(world, guildId)
  const [owner, ...others] = PEOPLE.map(([name, username, roles, locale]) =>
    addPerson(world, { name, username, locale, roles: roles.map((role) => roleNamed(world, role)) }),
  )
  world.keep({
    kind: 'guild',
    value: { id: guildId, name: 'Lumen Trails', owner: (owner ?? others[0])!, locale: 'en-GB' },
  })
  makeBot(world, botId)
  makeChannels(world, guildId)
}

function roleNamed(world: World, name: string): string {
  return [...world.roles.values()].find((role) => role.name === name)!.id
}

function makeRoles(world: World, guildId: string): void {
  const plain = { hoist: false, managed: false, mentionable: false }
  world.keep({
    kind: 'role',
    value: { ...plain, id: guildId, name: '@everyone', permissions: EVERYONE, position: 0, color: 0 },
  })
  for (const [index, role] of ROLES.entries()) {
    const value = {
      ...plain,
      id: world.ids.next(),
      name: role.name,
      permissions: role.permissions ?? '0',
      position: ROLES.length - index,
      color: role.color,
      hoist: true,
      managed: role.managed ?? false,
    }
    world.keep({ kind: 'role', value })
  }
}

function makeBot(world: World, botId: string): void {
  const user = {
    id: botId,
    username: 'Lumi',
    discriminator: '0001',
    global_name: null,
    avatar: null,
    bot: true,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  }
  world.keep({
    kind: 'person',
    value: { user: user as never, locale: 'en-US', directMessagesOpen: true, blocked: false },
  })
  world.keep({
    kind: 'member',
    value: { user: botId, nick: null, roles: [roleNamed(world, 'Lumi')], joinedAt: world.clock() },
  })
}

function makeChannels(world: World, guildId: string): void {
  const plain = { topic: null, parent: null, overwrites: [], lastMessage: null }
  for (const [position, [category, channels]] of CHANNELS.entries()) {
    const parent = world.ids.next()
    world.keep({
      kind: 'channel',
      value: { ...plain, id: parent, type: ChannelType.GuildCategory, name: category, position },
    })
    for (const [index, [name, topic, kind]] of channels.entries()) {
      const value: Channel = {
        ...plain,
        id: world.ids.next(),
        type: typeOf(kind),
        name,
        topic,
        parent,
        position: index,
        overwrites: overwritesOf(world, guildId, kind),
        ...(kind === 'forum' ? { forum: { tags: tagsOf(world), requireTag: false } } : {}),
      }
      world.keep({ kind: 'channel', value })
    }
  }
}

function tagsOf(world: World): ForumTag[] {
  return TAGS.map(([name, emoji]) => ({ id: world.ids.next(), name, emoji, moderated: false }))
}

function typeOf(kind: string | undefined): ChannelType {
  if (kind === 'voice') return ChannelType.GuildVoice
  if (kind === 'forum') return ChannelType.GuildForum
  return kind === 'news' ? ChannelType.GuildAnnouncement : ChannelType.GuildText
}

/** In #announcements and #rules only the team, the moderators and the application write (design.md §1.6); #staff only they see. */
function overwritesOf(world: World, guildId: string, kind: string | undefined): Overwrite[] {
  if (kind !== 'news' && kind !== 'read-only' && kind !== 'team') return []
  const right = bits(kind === 'team' ? 'ViewChannel' : 'SendMessages')
  return [
    { id: guildId, type: 0, allow: '0', deny: right },
    ...['Team', 'Moderator', 'Lumi'].map(
      (name): Overwrite => ({ id: roleNamed(world, name), type: 0, allow: right, deny: '0' }),
    ),
  ]
}
