import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestSandbox } from '../../../test/support/sandbox-client.ts'
import { hasPermission, isTimedOut } from '../../world/permissions.ts'

let sandbox: TestSandbox
let ingrid: string
let arjun: string
let kofi: string

beforeEach(async () => {
  sandbox = await TestSandbox.start({ lifted: true })
  ingrid = await idOf('Ingrid Solberg')
  arjun = await idOf('Arjun Nair')
  kofi = await idOf('Kofi Mensah')
})
afterEach(() => sandbox.close())

const idOf = async (name: string) => (await sandbox.member(name)).user.id
const world = () => sandbox.running.sandbox.world
const roleNamed = (name: string) => [...world().roles.values()].find((role) => role.name === name)!
const channelOf = (id: string) => world().channels.get(id)!

test('an admin makes, renames, moves and deletes a channel; a moderator may not', async () => {
  const help = await sandbox.channel('Help')
  await expect(sandbox.act('create-channel', { member: arjun, name: 'x' })).rejects.toThrow(
    'You do not have the permission Manage Channels.',
  )
  const { channel } = await sandbox.act('create-channel', { member: ingrid, name: 'Night Walks', parent: help })
  expect(channelOf(channel)).toMatchObject({ name: 'night-walks', parent: help, position: 3 })
  await sandbox.act('change-channel', { member: ingrid, channel, name: 'day-walks', position: 0 })
  const inside = [...world().channels.values()].filter(({ parent }) => parent === help)
  const order = inside.sort((a, b) => a.position - b.position).map(({ name }) => name)
  expect(order).toEqual(['day-walks', 'support', 'bug-report', 'feature-request'])
  const community = await sandbox.channel('Community')
  await sandbox.act('change-channel', { member: ingrid, channel, parent: community })
  expect(channelOf(channel).parent).toBe(community)
  await expect(sandbox.act('delete-channel', { member: kofi, channel })).rejects.toThrow('Manage Channels')
  await sandbox.act('delete-channel', { member: ingrid, channel })
  expect(world().channels.has(channel)).toBe(false)
  const done = sandbox.running.sandbox.log.after(0).filter(({ kind }) => kind === 'control')
  expect(done.map(({ what }) => what)).toEqual(['create-channel', 'change-channel', 'change-channel', 'delete-channel'])
})

test('an overwrite opens a channel, and with nothing in it goes', async () => {
  const channel = await sandbox.channel('announcements')
  const everyone = sandbox.running.guildId
  const writes = () => hasPermission(world(), kofi, channelOf(channel), 'SendMessages')
  expect(writes()).toBe(false)
  const before = channelOf(channel).overwrites.length
  await sandbox.act('change-overwrite', { member: ingrid, channel, target: everyone, allow: ['Send Messages'] })
  expect(writes()).toBe(true)
  await sandbox.act('change-overwrite', { member: ingrid, channel, target: everyone })
  expect(channelOf(channel).overwrites).toHaveLength(before - 1)
  await expect(
    sandbox.act('change-overwrite', { member: arjun, channel, target: everyone, allow: ['Send Messages'] }),
  ).rejects.toThrow('Manage Roles')
  await expect(
    sandbox.act('change-overwrite', { member: ingrid, channel, target: everyone, allow: ['Fly'] }),
  ).rejects.toThrow('Discord has no permission named Fly.')
})

test('roles are changed, given, taken and deleted, each below who acts', async () => {
  const helper = roleNamed('Helper').id
  await sandbox.act('change-role', { member: ingrid, role: helper, name: 'Guide', give: ['Manage Messages'] })
  expect(roleNamed('Guide').id).toBe(helper)
  await sandbox.act('member-role', { member: ingrid, target: kofi, role: helper, has: true })
  const general = channelOf(await sandbox.channel('general'))
  expect(hasPermission(world(), kofi, general, 'ManageMessages')).toBe(true)
  await sandbox.act('change-role', { member: ingrid, role: helper, take: ['Manage Messages'] })
  expect(hasPermission(world(), kofi, general, 'ManageMessages')).toBe(false)
  await sandbox.act('delete-role', { member: ingrid, role: helper })
  expect(world().members.get(kofi)?.roles).not.toContain(helper)
  // With the right, but below.
  await sandbox.act('change-role', { member: ingrid, role: roleNamed('Moderator').id, give: ['Manage Roles'] })
  const above = { member: arjun, target: kofi, role: roleNamed('Admin').id, has: true }
  await expect(sandbox.act('member-role', above)).rejects.toThrow('not below your own')
  const more = { member: arjun, role: roleNamed('Member').id, give: ['Administrator'] }
  await expect(sandbox.act('change-role', more)).rejects.toThrow('only permissions that you have')
})

test('names and pictures are changed, and a name that is taken is refused', async () => {
  const own = await sandbox.act('change-nickname', { member: kofi, target: kofi, nick: 'Kofi the Slow' })
  expect(own.member?.nick).toBe('Kofi the Slow')
  await expect(sandbox.act('change-nickname', { member: kofi, target: arjun, nick: 'x' })).rejects.toThrow(
    'Manage Nicknames',
  )
  const { user } = await sandbox.member('Ingrid Solberg')
  const like = await sandbox.act('change-profile', { member: kofi, name: 'lngrid Solberg', picture: ingrid })
  expect(like.user).toMatchObject({ global_name: 'lngrid Solberg', avatar: user.avatar })
  await expect(sandbox.act('change-profile', { member: kofi, username: 'ingrid.nord' })).rejects.toThrow('taken')
  await expect(sandbox.act('change-profile', { member: kofi, picture: 'nothing' })).rejects.toThrow('no such picture')
})

test('a newcomer is as old as said, and the application hears of them in the system channel', async () => {
  const newcomer = { name: 'Ingrid SoIberg', username: 'ingrid.nord_', account_days: 2, picture: ingrid }
  const { user } = await sandbox.act('add-member', newcomer)
  const age = Date.now() - (Number(BigInt(user.id) >> 22n) + 1_420_070_400_000)
  expect(Math.round(age / 86_400_000)).toBe(2)
  const general = await sandbox.act('messages', { channel: await sandbox.channel('general') })
  expect(general.at(-1)).toMatchObject({ type: 7, author: { id: user.id } })
  const before = general.length
  await sandbox.act('add-members', { count: 3 })
  expect(await sandbox.act('messages', { channel: await sandbox.channel('general') })).toHaveLength(before)
})

test('a time-out ends when it is lifted, a banned member is out and stays out', async () => {
  const timed = await sandbox.act('time-out-member', { member: arjun, target: kofi, minutes: 10 })
  expect(timed.member?.communication_disabled_until).not.toBeNull()
  const channel = await sandbox.channel('general')
  await expect(sandbox.act('send', { member: kofi, channel, content: 'hello?' })).rejects.toThrow('permission')
  await sandbox.act('time-out-member', { member: arjun, target: kofi, minutes: 0 })
  expect(isTimedOut(world(), world().members.get(kofi))).toBe(false)
  await expect(sandbox.act('time-out-member', { member: arjun, target: ingrid, minutes: 1 })).rejects.toThrow('below')
  expect(await sandbox.act('ban-member', { member: arjun, target: kofi })).toMatchObject({ member: null, banned: true })
  await expect(sandbox.act('join', { member: kofi })).rejects.toThrow('banned')
  await sandbox.act('lift-ban', { member: arjun, target: kofi })
  expect((await sandbox.act('join', { member: kofi })).member).not.toBeNull()
})

test('a rule of somebody else stands beside those of the application, six of words in all', async () => {
  const { rule } = await sandbox.act('create-rule', { member: ingrid, name: 'Ours', words: ['lava'] })
  const channel = await sandbox.channel('general')
  await expect(sandbox.act('send', { member: kofi, channel, content: 'hot lava' })).rejects.toThrow('AutoMod')
  await sandbox.act('change-rule', { member: ingrid, rule, enabled: false })
  await sandbox.act('send', { member: kofi, channel, content: 'hot lava' })
  for (const name of ['2', '3', '4']) await sandbox.act('create-rule', { member: ingrid, name, words: ['x'] })
  await expect(sandbox.act('create-rule', { member: ingrid, name: '5', words: ['x'] })).rejects.toThrow('at most 6')
  await sandbox.act('delete-rule', { member: ingrid, rule })
  expect(world().autoMod.has(rule)).toBe(false)
})

test('the switch for GUILD_MEMBERS is turned like that for the words', async () => {
  expect((await sandbox.state()).application.guild_members).toBe(false)
  await sandbox.act('guild-members', { granted: true })
  expect(world().application.guildMembers).toBe(true)
  expect((await sandbox.state()).application.guild_members).toBe(true)
})
