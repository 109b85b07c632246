import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from './support/discord.ts'
import { type DeskClient, Product } from './support/product.ts'

// Settings, workspaces and Discord's set-up at run time, on the bundle that `npm start` runs. Tests build on each other.
let product: Product
let rpc: DeskClient
let token = ''
beforeAll(async () => {
  product = await Product.start({ demo: true })
  rpc = product.rpc()
}, 60_000)
afterAll(() => product.close())

const workspaceNamed = async (demo: boolean) => {
  const found = (await rpc.me.show()).workspaces.find((workspace) => workspace.demo === demo)
  if (!found) throw new Error('no such workspace')
  return found.id
}
const isConnected = async () => (await rpc.discord.show()).application?.phase === 'connected'
const rowOf = async (name: string) =>
  (await rpc.conversations.list({ view: 'all' })).items.find((row) => row.contact.name === name)

test('a first start has a demo beside the real workspace, with one owner, and begins in the demo', async () => {
  const me = await rpc.me.show()
  expect(me.workspaces).toEqual([
    { id: expect.any(Number), name: 'My community', demo: false },
    { id: expect.any(Number), name: 'Lumen Trails', demo: true },
  ])
  expect(me).toMatchObject({ workspace: { demo: true }, agent: { role: 'owner' }, sandbox: product.sandboxUrl })
  expect(await rpc.discord.show()).toMatchObject({
    application: { botName: 'Lumi', phase: 'connected', problem: null, simulated: true },
    invite: null,
    guilds: [{ name: 'Lumen Trails', missing: [] }],
  })
})

test('settings are changed while live: a channel by its id, times, names, and who was too late is told', async () => {
  // The last thing that its start does to settings is to name the roles of its server's file that are staff.
  await until(async () => (await rpc.settings.show()).staffRoles.length > 0, 'the demo is prepared', 20_000)
  const before = await rpc.settings.show()
  expect(before).toMatchObject({ name: 'Lumen Trails', demo: true, fixed: {}, times: { graceHours: 72 } })
  const guild = (await rpc.discord.show()).guilds?.[0]?.id ?? ''
  const support = (await rpc.discord.channels({ guild })).items.find(({ name }) => name === 'walks')
  expect(support).toMatchObject({ category: 'Community', support: { missing: [] }, everyoneReads: true })
  const { version } = before
  const place = { guild, id: support?.id ?? '' }
  const after = await rpc.settings.update({ version, supportChannel: place, times: { graceHours: 1 } })
  expect(after).toMatchObject({
    version: version + 1,
    supportChannel: { ...place, name: 'walks' },
    times: { graceHours: 1, endHours: before.times.endHours },
    virtualAgent: before.virtualAgent,
  })
  expect(await rpc.settings.show()).toEqual(after)
  const late = rpc.settings.update({ version, name: 'Too late' })
  await expect(late).rejects.toMatchObject({ code: 'conflict', data: { version: version + 1 } })
  const nowhere = { guild, id: '999999999999999999' }
  await expect(rpc.settings.update({ version: version + 1, staffChannel: nowhere })).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(rpc.settings.update({ version: version + 1, times: { endHours: 0 } })).rejects.toThrow()
})

test('reports get a channel of either kind and roles, with the names that they have in Discord; what is not there is refused', async () => {
  const guild = (await rpc.discord.show()).guilds?.[0]?.id ?? ''
  const channels = (await rpc.discord.channels({ guild })).items
  const placeOf = (wanted: string) => ({ guild, id: channels.find(({ name }) => name === wanted)?.id ?? '' })
  const [bugs, features] = [placeOf('bug-report'), placeOf('feature-request')]
  const [role] = (await rpc.discord.roles({ guild })).items
  const staff = { guild, id: role?.id ?? '' }
  const change = async (more: object) => rpc.settings.update({ version: (await rpc.settings.show()).version, ...more })
  expect(await change({ bugChannel: bugs, featureChannel: features, staffRoles: [staff] })).toMatchObject({
    bugChannel: { ...bugs, name: 'bug-report' },
    featureChannel: { ...features, name: 'feature-request' },
    staffRoles: [{ ...staff, name: role?.name }],
  })
  await expect(change({ bugChannel: features })).rejects.toMatchObject({ code: 'invalid' })
  await expect(change({ staffRoles: [{ guild, id: '999999999999999999' }] })).rejects.toMatchObject({ code: 'invalid' })
  expect(await change({ name: 'Lumen Trails' })).toMatchObject({ bugChannel: bugs, staffRoles: [staff] })
  expect(await change({ bugChannel: null, staffRoles: [] })).toMatchObject({ bugChannel: null, staffRoles: [] })
})

test('the doctor looks beside a running Guildesk, by its own command', async () => {
  const { code, said } = await product.command('doctor')
  expect(said).toMatch(/^ok +Discord +The token is good: it is that of Lumi/m)
  expect(said).toMatch(/^warn +Discord +The workspace "My community" has no application yet/m)
  expect(said).toMatch(/^ok +Address +The desk answers at/m)
  expect(said).not.toMatch(/^fault/m)
  expect(code).toBe(0)
  expect(await isConnected()).toBe(true)
})

test('a workspace sees nothing of another one: not its settings, not its application, not its members', async () => {
  const member = (await product.act('state', {})).members[1]?.user
  await product.act('send', { member: member?.id ?? '', channel: 'dm', content: 'hello from the demo' })
  await until(async () => Boolean(await rowOf(member?.global_name ?? '')), 'the demo has the member')
  await rpc.me.switch({ workspace: await workspaceNamed(false) })
  expect((await rpc.me.show()).sandbox).toBeNull()
  expect(await rpc.settings.show()).toMatchObject({ name: 'My community', demo: false, supportChannel: null })
  expect(await rpc.discord.show()).toEqual({ application: null, invite: null, guilds: null, unanswered: null })
  expect(await rowOf(member?.global_name ?? '')).toBeUndefined()
  token = product.sandboxToken
  const checked = await rpc.discord.check({ token })
  expect(checked).toMatchObject({
    ok: false,
    words: expect.stringContaining('belongs to the workspace "Lumen Trails"'),
  })
  await expect(rpc.discord.connect({ token })).rejects.toMatchObject({ code: 'conflict' })
  await expect(rpc.settings.removeDemo()).rejects.toMatchObject({ code: 'conflict' })
})

test('the demo is removed by one call, and whoever works in it is led elsewhere', async () => {
  await rpc.me.switch({ workspace: await workspaceNamed(true) })
  await rpc.settings.removeDemo()
  const me = await rpc.me.show()
  expect(me.workspaces.map(({ name }) => name)).toEqual(['My community'])
  expect(me.workspace.name).toBe('My community')
  expect(me.sandbox).toBeNull()
})

test('a token is checked and connected without a restart, lives through one, and is taken away without one', async () => {
  expect(await rpc.discord.check({ token })).toMatchObject({
    ok: true,
    words: 'This is the token of Lumi, which is in Lumen Trails.',
  })
  expect(await rpc.discord.show()).toMatchObject({ application: null })
  expect((await rpc.discord.connect({ token })).application).toMatchObject({ simulated: true, problem: null })
  await until(isConnected, 'connected without a restart')
  const member = (await product.act('state', {})).members[2]?.user
  await product.act('send', { member: member?.id ?? '', channel: 'dm', content: 'hello after the demo' })
  await until(async () => Boolean(await rowOf(member?.global_name ?? '')), 'the member is at the desk')
  expect(product.log).not.toContain(token)

  await product.stop()
  await product.boot()
  expect((await rpc.me.show()).workspaces).toHaveLength(1)
  expect(await isConnected()).toBe(true)
  expect(await rpc.discord.disconnect()).toMatchObject({ application: null })

  await product.stop()
  await product.boot({ connected: false })
  expect(await rpc.me.show()).toMatchObject({ workspaces: [{ name: 'My community' }], sandbox: null })
})

test('a token of the environment is shown as fixed, with the invite link, and is changed there only', async () => {
  const fixed = await Product.start()
  try {
    const desk = fixed.rpc()
    expect(await desk.settings.show()).toMatchObject({ demo: false, fixed: { discordToken: 'DISCORD_TOKEN' } })
    const shown = await desk.discord.show()
    expect(shown.application).toMatchObject({ botName: 'Lumi', phase: 'connected', simulated: false })
    const link = new URL(shown.invite ?? '')
    expect(link.searchParams.get('client_id')).toBe(shown.application?.id)
    expect(link.searchParams.get('permissions')).toMatch(/^\d+$/)
    await expect(desk.discord.connect({ token: fixed.sandboxToken })).rejects.toMatchObject({ code: 'conflict' })
    await expect(desk.discord.disconnect()).rejects.toMatchObject({ code: 'conflict' })
    expect((await desk.discord.connect({})).application).toMatchObject({ problem: null })
  } finally {
    await fixed.close()
  }
})
