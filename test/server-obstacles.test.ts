import { afterEach, expect, test } from 'vitest'
import { SERVER_TEMPLATE } from '../src/protocol/server-template.ts'
import { KeptServer } from './support/kept-server.ts'

/** What stands in the way of a plan: each is said with the place, what is missing, and what mends it. */
let server: KeptServer
afterEach(() => server.close())

const obstacles = async (text?: string) =>
  (await server.look(text)).plan.steps.flatMap(({ shown }) =>
    shown.obstacle ? [[shown.id, shown.obstacle] as const] : [],
  )

const bitsOfLink = (link: string | null | undefined) => BigInt(new URL(link ?? '').searchParams.get('permissions') ?? 0)

test('a bot without rights is told what to ask for, in one link; what can be done is done, and the rest when it is mended', async () => {
  server = await KeptServer.open('empty')
  const member = await server.owner()
  const role = await server.role('Lumi')
  await server.sandbox.act('change-role', { member, role, take: ['Administrator', 'Manage Roles', 'Manage Guild'] })
  const found = await obstacles()
  const [id, obstacle] = found[0] ?? []
  expect(id).toBe('create role admin')
  expect(obstacle?.words).toBe('The bot lacks "Manage Roles". Add it again with the link, which asks for it.')
  const asked = bitsOfLink(obstacle?.invite)
  expect(asked & (1n << 28n)).not.toBe(0n)
  expect(asked & (1n << 5n)).not.toBe(0n)
  expect(asked & 8n).not.toBe(0n)
  expect(new URL(obstacle?.invite ?? '').searchParams.get('guild_id')).toBe(server.work.guild)
  const { plan } = await server.look()
  expect(plan.obstacles[0]?.words).toContain('In this server the bot lacks: Administrator')

  const run = await server.apply()
  expect(run.state).toBe('failed')
  expect(run.words).toMatch(/steps were not done\. Mend what they say, then apply again\.$/)
  const left = new Map(run.steps.map((step) => [step.id, step]))
  expect(left.get('create category community')?.state).toBe('done')
  expect(left.get('create role agent')).toMatchObject({ state: 'left', words: obstacle?.words })
  expect(left.get('create category staff')).toMatchObject({
    state: 'left',
    words: 'It waits for the role moderator and the role agent.',
  })
  await server.sandbox.act('change-role', { member, role, give: ['Administrator', 'Manage Roles', 'Manage Guild'] })
  expect((await server.apply()).state).toBe('done')
})

test('a bot cannot give what it lacks; the role that somebody makes by hand is found by its name', async () => {
  server = await KeptServer.open('empty')
  const member = await server.owner()
  const lumi = await server.role('Lumi')
  await server.sandbox.act('change-role', { member, role: lumi, take: ['Administrator'], position: 20 })
  expect((await obstacles()).map(([id]) => id)).toEqual(['create role admin', 'change server community'])
  await server.sandbox.act('create-role', { member, name: 'Admin', permissions: ['Administrator'], color: 0xc2410c })
  expect((await obstacles()).map(([id, { words }]) => [id, words])).toEqual([
    [
      'change server community',
      expect.stringContaining('Or switch it on by hand in Discord: Server Settings, Enable Community.'),
    ],
  ])
})

test('a role above the bot’s is named with the role that it has to stand below', async () => {
  server = await KeptServer.open('empty')
  const member = await server.owner()
  expect((await server.apply()).state).toBe('done')
  await server.sandbox.act('change-role', {
    member,
    role: await server.role('Helper'),
    position: 30,
    take: ['Embed Links'],
  })
  expect(await obstacles()).toEqual([
    [
      'change role helper',
      { words: 'Move the role "Helper" below "Lumi" in Discord: Server Settings, Roles.', invite: null },
    ],
  ])
})

test('a channel that takes a right from the bot is named, and one that it sees no more is not made twice', async () => {
  server = await KeptServer.open('empty')
  const member = await server.owner()
  await server.sandbox.act('change-role', { member, role: await server.role('Lumi'), position: 20 })
  expect((await server.apply()).state).toBe('done')
  // An administrator is above all overwrites: from here on the bot is none.
  await server.sandbox.act('change-role', { member, role: await server.role('Lumi'), take: ['Administrator'] })
  const bot = server.work.account.botId
  const channel = await server.sandbox.channel('support')
  await server.sandbox.act('change-overwrite', {
    member,
    channel,
    target: bot,
    allow: ['View Channel'],
    deny: ['Manage Channels'],
  })
  expect((await obstacles()).map(([id, { words }]) => [id, words])).toEqual([
    [
      'change channel support',
      'In #support the permissions take "Manage Channels" from the bot. Allow it there: Edit Channel, Permissions, Lumi.',
    ],
  ])
  await server.sandbox.act('change-overwrite', { member, channel, target: bot, deny: ['View Channel'] })
  expect((await obstacles()).map(([id, { words }]) => [id, words])).toEqual([
    ['create channel support', 'The bot does not see #support any more. Allow it "View Channel" there in Discord.'],
  ])
  expect((await server.apply()).state).toBe('failed')
  const { channels } = await server.sandbox.state()
  expect(channels.filter((each) => 'name' in each && each.name === 'support')).toHaveLength(1)
})

test('AutoMod without room says whose rules are there', async () => {
  server = await KeptServer.open('empty')
  const member = await server.owner()
  for (const n of [1, 2, 3, 4, 5])
    await server.sandbox.act('create-rule', { member, name: `Theirs ${n}`, words: ['x'] })
  const [first, second] = await obstacles()
  expect(second).toBeUndefined()
  expect(first?.[0]).toBe('create automod scams')
  expect(first?.[1].words).toMatch(
    /^Discord takes 6 AutoMod rules of this kind, and "Theirs 1", .* are there already\./,
  )
})

test('a channel of another type under the same key is not bent into shape', async () => {
  server = await KeptServer.open('empty')
  const file = (type: string) =>
    `version: 1\ncategories:\n  - name: Talk\n    channels:\n      - { name: ideas, type: ${type} }\n`
  expect((await server.apply(file('text'))).state).toBe('done')
  expect((await obstacles(file('forum'))).map(([, { words }]) => words)).toEqual([
    '#ideas is of the type text, and Discord makes no forum of it. Rename it in Discord, or give ideas another key in the file.',
  ])
  expect(await server.plan(SERVER_TEMPLATE)).toContain('create channel rules')
})
