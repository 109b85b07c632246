import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SERVER_TEMPLATE } from '../../src/protocol/server-template.ts'
import { until } from '../support/discord.ts'
import { Product } from '../support/product.ts'

/** The whole way on the bundle: a server that somebody has just made, by the command line and by the API, with kills between. */
let product: Product
let guild = ''

beforeAll(async () => {
  product = await Product.start({ world: 'empty', lifted: true })
  guild = (await product.act('state', {})).guild.id
})
afterAll(() => product.close())

const view = () => product.rpc().server.show({ guild })
const names = async () => {
  const { channels } = await product.act('state', {})
  return channels.flatMap((channel) => ('name' in channel && channel.name ? [channel.name] : []))
}

test('the command line plans, and what it would do is in no way done', async () => {
  const { code, said } = await product.command('discord', 'plan')
  expect(code).toBe(2)
  expect(said).toContain('+ channel #rules (Welcome)')
  expect(said).toContain('26 steps. To do it: guildesk discord apply')
  expect(await names()).toEqual(['general'])
  expect(await view()).toMatchObject({ isTemplate: true, file: SERVER_TEMPLATE, appliedAt: null, run: null })
})

test('a file with faults is refused with its lines, and an unknown verb with what there is', async () => {
  const file = join(product.folder, 'server.yaml')
  await writeFile(file, 'version: 1\nroles:\n  - { name: A, permissions: [Fly] }\n')
  const refused = await product.command('discord', 'apply', '--file', file)
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('Line 3: Discord has no permission "Fly".') })
  expect(await product.command('discord', 'paint')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Say plan, apply'),
  })
  const plan = await product
    .rpc()
    .server.plan({ guild, file: 'version: 1\nroles:\n  - { name: A, permissions: [Fly] }\n' })
  expect(plan.faults).toEqual([{ line: 3, words: 'Discord has no permission "Fly".' }])
})

test('apply from the desk answers at once and goes on; killed in the middle, it is stopped, and applying again ends it with nothing twice', async () => {
  await product.act('latency', { ms: 60 })
  const plan = await product.rpc().server.plan({ guild })
  await expect(product.rpc().server.apply({ guild, hash: 'another' })).rejects.toMatchObject({ code: 'conflict' })
  const begun = await product.rpc().server.apply({ guild, hash: plan.hash })
  expect(begun.run?.state).toBe('running')
  await expect(product.rpc().server.apply({ guild, hash: plan.hash })).rejects.toMatchObject({ code: 'conflict' })
  await until(async () => (await names()).includes('rules'), 'half of it is made', 20_000)
  await product.kill()
  await product.act('latency', { ms: 0 })
  await product.boot()
  await until(async () => (await view()).run?.state === 'stopped', 'the run is known to have ended', 20_000)
  expect((await view()).run?.words).toContain('Apply again')

  const again = await product.rpc().server.plan({ guild })
  expect(again.steps.length).toBeGreaterThan(0)
  expect(again.steps.length).toBeLessThan(plan.steps.length)
  await product.rpc().server.apply({ guild, hash: again.hash })
  await until(async () => (await view()).run?.state === 'done', 'it is done', 20_000)
  const all = await names()
  expect(new Set(all).size).toBe(all.length)
  expect(all).toHaveLength(13)
  expect((await view()).appliedAt).not.toBeNull()
  expect((await product.rpc().server.plan({ guild })).steps).toEqual([])
  expect(await product.command('discord', 'plan')).toMatchObject({
    code: 0,
    said: expect.stringContaining('Everything is as the file says.'),
  })
})

test('what channels are for is set, and who is staff', async () => {
  const settings = await product.rpc().settings.show()
  const {
    supportChannel,
    staffChannel,
    bugChannel,
    featureChannel,
    announcementChannel,
    modLogChannel,
    welcomeChannel,
  } = settings
  const chosen = [
    supportChannel,
    staffChannel,
    bugChannel,
    featureChannel,
    announcementChannel,
    modLogChannel,
    welcomeChannel,
  ]
  expect(chosen.map((place) => place?.name)).toEqual([
    ...['support', 'desk', 'bug-report', 'feature-request', 'announcements', 'mod-log', 'start-here'],
  ])
  expect(settings.staffRoles.map(({ name }) => name)).toEqual(['Admin', 'Moderator', 'Agent'])
})

test('drift is found by itself and by the command; export is the file that made it', async () => {
  const { guild: server } = await product.act('state', {})
  const channel = (await product.act('state', {})).channels.find((each) => 'name' in each && each.name === 'general')
  await product.act('change-channel', { member: server.owner_id, channel: channel?.id ?? '', name: 'lounge' })
  await until(async () => (await view()).drift.length === 1, 'the drift is stored', 20_000)
  expect((await view()).drift[0]).toMatchObject({
    kind: 'renamed',
    words: '#general was renamed to #lounge.',
    grave: false,
  })
  const drift = await product.command('discord', 'drift')
  expect(drift).toMatchObject({ code: 2, said: expect.stringContaining('#general was renamed to #lounge.') })
  expect((await product.command('discord', 'apply')).code).toBe(0)
  expect((await product.rpc().server.drift({ guild })).drift).toEqual([])

  const written = (await product.command('discord', 'export')).said
  const file = join(product.folder, 'export.yaml')
  await writeFile(file, written)
  expect((await product.command('discord', 'plan', '--file', file)).code).toBe(0)
  expect((await product.rpc().server.export({ guild })).file.trim()).toBe(written.trim())
})

test('nothing is deleted but with --prune and the name, typed', async () => {
  const { guild: server } = await product.act('state', {})
  await product.act('create-channel', { member: server.owner_id, name: 'memes' })
  const pruned = await product.command('discord', 'apply', '--prune')
  expect(pruned).toMatchObject({ code: 1, said: expect.stringContaining(`Say --confirm "${server.name}"`) })
  const plan = await product.rpc().server.plan({ guild, prune: true })
  expect(plan.steps.map(({ act, name }) => `${act} ${name}`)).toEqual(['delete #memes'])
  const wish = { guild, hash: plan.hash, prune: true }
  await expect(product.rpc().server.apply({ ...wish, confirm: 'lumen' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await names()).toContain('memes')
  expect((await product.command('discord', 'apply', '--prune', '--confirm', server.name)).code).toBe(0)
  expect(await names()).not.toContain('memes')
})

test('the doctor and the desk say who may post where, and the first message that comes is found', async () => {
  const { items } = await product.rpc().server.health({ guild })
  expect(items.map(({ tone, words }) => `${tone} ${words}`)).toEqual([
    'ok The bot may make and keep the server.',
    'ok Members cannot post in #announcements.',
    expect.stringMatching(/^ok Far from Discord's limits: 13 of 500 channels/),
  ])
  expect((await product.command('doctor')).said).toContain('Members cannot post in #announcements.')
  const since = new Date(Date.now() - 1000).toISOString()
  expect(await product.rpc().server.firstMessage({ guild, since })).toEqual({
    conversation: null,
    name: null,
    at: null,
  })
  const [someone] = (await product.act('state', {})).members.filter(({ user }) => user.global_name === 'Kofi Mensah')
  await product.act('send', { member: someone?.user.id ?? '', channel: 'dm', content: 'Is anybody there?' })
  await until(async () => (await product.rpc().server.firstMessage({ guild, since })).name === 'Kofi Mensah', 'it came')
})
