import { ChannelType } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { AttachmentStore } from './attachment-store.ts'
import type { Channel, Overwrite } from './model.ts'
import { ALL_PERMISSIONS, bitsOf, canSend, canView, type PermissionName, permissionsIn } from './permissions.ts'
import { World } from './world.ts'

/** Ids of this test's server: 1 the server and its role of everyone, 2 and 3 roles, 9 the owner, 5 the member. */
const EVERYONE = '1'
const RED = '2'
const BLUE = '3'
const NOW = 1_700_000_000_000

type Names = PermissionName[]

interface Case {
  everyone?: Names
  red?: Names
  blue?: Names
  roles?: string[]
  overwrites?: [string, { allow?: Names; deny?: Names }][]
  type?: ChannelType
  thread?: boolean
  owner?: boolean
  timedOut?: boolean
  outside?: boolean
}

function make(facts: Case): { world: World; channel: Channel } {
  const world = new World(() => NOW, new AttachmentStore(undefined))
  const bot = {
    id: '8',
    name: 'Lumi',
    bot: '8',
    token: 't',
    publicKey: 'k',
    messageContent: false,
    guildMembers: false,
  }
  world.keep({ kind: 'application', value: bot })
  world.keep({ kind: 'guild', value: { id: '1', name: 'x', owner: facts.owner ? '5' : '9', locale: 'en-GB' } })
  const plain = { position: 1, color: 0, hoist: false, managed: false, mentionable: false, name: 'role' }
  for (const [id, names] of [
    [EVERYONE, facts.everyone ?? []],
    [RED, facts.red ?? []],
    [BLUE, facts.blue ?? []],
  ] as const)
    world.keep({ kind: 'role', value: { ...plain, id, permissions: bitsOf(...names).toString() } })
  if (!facts.outside) {
    const timedOutUntil = facts.timedOut ? NOW + 1 : NOW - 1
    const member = { user: '5', nick: null, roles: facts.roles ?? [RED, BLUE], joinedAt: 0, timedOutUntil }
    world.keep({ kind: 'member', value: member })
  }
  const overwrites = (facts.overwrites ?? []).map(([id, { allow = [], deny = [] }]): Overwrite => {
    return { id, type: id === '5' ? 1 : 0, allow: bitsOf(...allow).toString(), deny: bitsOf(...deny).toString() }
  })
  const base = { name: 'c', topic: null, parent: null, position: 0, lastMessage: null }
  const channel: Channel = { ...base, id: '20', type: facts.type ?? ChannelType.GuildText, overwrites }
  world.keep({ kind: 'channel', value: channel })
  if (!facts.thread) return { world, channel }
  const times = { owner: '9', archived: false, locked: false, invitable: true, autoArchiveMinutes: 60 }
  const thread = { ...times, createdAt: 0, archivedAt: 0, members: {} }
  const below: Channel = { ...base, id: '21', type: ChannelType.PublicThread, parent: '20', overwrites: [], thread }
  world.keep({ kind: 'channel', value: below })
  return { world, channel: below }
}

const TALK: Names = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory']

// Each computed by hand from the pseudocode and the sections of Discord's topics/permissions that the case is named for.
const cases: [string, Case, Names | 'all'][] = [
  ['nothing for who is not a member', { outside: true, everyone: TALK }, []],
  ['base: the role of everyone', { everyone: ['ViewChannel', 'SendMessages'] }, ['ViewChannel', 'SendMessages']],
  [
    'base: roles add up',
    { everyone: ['ViewChannel'], red: ['SendMessages'], blue: ['AttachFiles'] },
    ['ViewChannel', 'SendMessages', 'AttachFiles'],
  ],
  [
    'base: a role that one has not adds nothing',
    { everyone: ['ViewChannel'], red: ['SendMessages'], roles: [BLUE] },
    ['ViewChannel'],
  ],
  [
    'the owner has all, whatever is denied',
    { owner: true, overwrites: [[EVERYONE, { deny: ['ViewChannel'] }]] },
    'all',
  ],
  [
    'an administrator has all, whatever is denied',
    { red: ['Administrator'], overwrites: [['5', { deny: ['ViewChannel'] }]] },
    'all',
  ],
  [
    'ADMINISTRATOR cannot be given by an overwrite',
    { everyone: ['ViewChannel'], overwrites: [['5', { allow: ['Administrator'] }]] },
    ['ViewChannel', 'Administrator'],
  ],
  [
    '3: everyone is denied',
    { everyone: TALK, overwrites: [[EVERYONE, { deny: ['SendMessages'] }]] },
    ['ViewChannel', 'ReadMessageHistory'],
  ],
  [
    '4: everyone is allowed',
    { everyone: ['ViewChannel'], overwrites: [[EVERYONE, { allow: ['SendMessages'] }]] },
    ['ViewChannel', 'SendMessages'],
  ],
  [
    '3 before 4: what is denied and allowed at once is allowed',
    { everyone: ['ViewChannel'], overwrites: [[EVERYONE, { deny: ['SendMessages'], allow: ['SendMessages'] }]] },
    ['ViewChannel', 'SendMessages'],
  ],
  [
    '5 after 4: a role takes what everyone was allowed',
    {
      everyone: ['ViewChannel'],
      overwrites: [
        [EVERYONE, { allow: ['SendMessages'] }],
        [RED, { deny: ['SendMessages'] }],
      ],
    },
    ['ViewChannel'],
  ],
  [
    '6 after 3: a role is given what everyone is denied',
    {
      everyone: TALK,
      overwrites: [
        [EVERYONE, { deny: ['ViewChannel'] }],
        [RED, { allow: ['ViewChannel'] }],
      ],
    },
    TALK,
  ],
  [
    '6 after 5: one role denies, another allows, in whatever order they stand',
    {
      everyone: ['ViewChannel'],
      overwrites: [
        [RED, { allow: ['ViewChannel'] }],
        [BLUE, { deny: ['ViewChannel'] }],
      ],
    },
    ['ViewChannel'],
  ],
  [
    'an overwrite of a role that one has not',
    { everyone: ['ViewChannel'], roles: [], overwrites: [[RED, { deny: ['ViewChannel'] }]] },
    ['ViewChannel'],
  ],
  [
    '7 after 6: the member is denied what a role allows',
    {
      everyone: ['ViewChannel'],
      overwrites: [
        ['5', { deny: ['SendMessages'] }],
        [RED, { allow: ['SendMessages'] }],
      ],
    },
    ['ViewChannel'],
  ],
  [
    '8 after 7: the member is allowed',
    {
      everyone: ['ViewChannel'],
      overwrites: [
        ['5', { allow: ['SendMessages'] }],
        [RED, { deny: ['SendMessages'] }],
      ],
    },
    ['ViewChannel', 'SendMessages'],
  ],
  ['implied: who does not see has nothing', { everyone: TALK, overwrites: [['5', { deny: ['ViewChannel'] }]] }, []],
  [
    'implied: who does not send neither mentions all, nor speaks, attaches, embeds',
    {
      everyone: [...TALK, 'MentionEveryone', 'SendTTSMessages', 'AddReactions'],
      overwrites: [[EVERYONE, { deny: ['SendMessages'] }]],
    },
    ['ViewChannel', 'ReadMessageHistory', 'AddReactions'],
  ],
  [
    'implied: who does not connect has nothing in voice',
    { type: ChannelType.GuildVoice, everyone: [...TALK, 'ManageChannels', 'Speak'] },
    ['ViewChannel'],
  ],
  [
    'voice: who connects has what they have',
    { type: ChannelType.GuildVoice, everyone: ['ViewChannel', 'Connect', 'Speak'] },
    ['ViewChannel', 'Connect', 'Speak'],
  ],
  [
    'threads inherit overwrites',
    {
      thread: true,
      everyone: ['ViewChannel', 'SendMessagesInThreads'],
      overwrites: [[EVERYONE, { deny: ['ViewChannel'] }]],
    },
    [],
  ],
  [
    'threads: sending is SEND_MESSAGES_IN_THREADS',
    {
      thread: true,
      everyone: [...TALK, 'SendMessagesInThreads'],
      overwrites: [[EVERYONE, { deny: ['SendMessages'] }]],
    },
    ['ViewChannel', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory', 'SendMessagesInThreads'],
  ],
  [
    'threads: who may not send in them attaches nothing',
    { thread: true, everyone: TALK },
    ['ViewChannel', 'SendMessages', 'ReadMessageHistory'],
  ],
  [
    'timed out: sight and history only',
    { timedOut: true, everyone: [...TALK, 'AddReactions', 'CreatePublicThreads'] },
    ['ViewChannel', 'ReadMessageHistory'],
  ],
  [
    'timed out: what one had not is not given',
    { timedOut: true, everyone: ['ViewChannel', 'SendMessages'] },
    ['ViewChannel'],
  ],
  ['timed out: administrators are exempt', { timedOut: true, red: ['Administrator'] }, 'all'],
  ['timed out: the owner is exempt', { timedOut: true, owner: true }, 'all'],
]

it.each(cases)('%s', (_name, facts, expected) => {
  const { world, channel } = make(facts)
  const bits = expected === 'all' ? ALL_PERMISSIONS : bitsOf(...expected)
  expect(permissionsIn(world, '5', channel)).toBe(bits)
})

it('lets in announcement threads write who may not write in the channel', () => {
  const facts: Case = {
    everyone: [...TALK, 'SendMessagesInThreads'],
    overwrites: [[EVERYONE, { deny: ['SendMessages'] }]],
  }
  const { world, channel } = make({ ...facts, thread: true })
  expect([canSend(world, '5', channel), canSend(world, '5', world.channels.get('20')!)]).toEqual([true, false])
})

it('shows a category where any channel in it is shown', () => {
  const { world, channel } = make({ type: ChannelType.GuildCategory, everyone: [] })
  expect(canView(world, '5', channel)).toBe(false)
  const allow = bitsOf('ViewChannel').toString()
  const overwrites: Overwrite[] = [{ id: '5', type: 1, allow, deny: '0' }]
  world.keep({
    kind: 'channel',
    value: { ...channel, id: '22', type: ChannelType.GuildText, parent: '20', overwrites },
  })
  expect(canView(world, '5', channel)).toBe(true)
})
