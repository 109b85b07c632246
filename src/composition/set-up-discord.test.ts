import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../test/support/core.ts'
import { makeDataFolder } from '../../test/support/data-folder.ts'
import { until } from '../../test/support/discord.ts'
import { TestSandbox } from '../../test/support/sandbox-client.ts'
import { listAccounts, upsertAccount } from '../connectors/twilio/accounts.ts'
import { lexicalEngine } from '../core/virtual-agent/lexical-engine.ts'
import { createWorkspace } from '../core/workspace/create-workspace.ts'
import { FolderBlobStore } from '../kernel/blobs.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openLog } from '../kernel/log.ts'
import { Secrets } from '../kernel/secrets/secrets.ts'
import { Applications } from './applications.ts'
import { WORKSPACES_CHANGED } from './keeper.ts'
import { removeDemo } from './remove-demo.ts'
import { DiscordDesk } from './set-up-discord.ts'

/** Two workspaces, the first of them a demo, before one simulated Discord. */
let core: TestCore
let kernel: Kernel
let sandbox: TestSandbox
let applications: Applications
let desk: DiscordDesk
let real: number
let blobs: FolderBlobStore
const folder = makeDataFolder()
const secrets = new Secrets('0123456789abcdef0123456789abcdef')
const caller = (workspace: number) => ({ workspace, agent: core.agent })

beforeAll(async () => {
  core = await openTestCore()
  // Connecting takes real time here; the clock that stands still is for what is stored.
  kernel = { ...core.kernel, clock: systemClock, log: openLog(process.env.LOG_LEVEL ?? 'silent') }
  sandbox = await TestSandbox.start()
  blobs = new FolderBlobStore(folder, systemClock)
  const at = new Date()
  real = await kernel.db.transaction((tx) => createWorkspace(tx, { name: 'My community', demo: false, at }))
  const { apiBase, token, applicationId } = sandbox.running
  applications = new Applications({
    kernel,
    secrets,
    blobs,
    requestsPerSecond: 1000,
    publicUrl: 'https://desk.example.org',
    sandboxBase: apiBase,
    engineOf: () => lexicalEngine,
  })
  await applications.start()
  const answer = { kind: 'sandbox' as const, apiBase, token, applicationId, page: sandbox.origin }
  desk = new DiscordDesk({ kernel, secrets, applications, sandbox: answer, fixed: null })
})
afterAll(async () => {
  await applications.stop()
  await sandbox.close()
  await core.close()
  await rm(folder, { recursive: true, force: true })
})

const connected = (workspace: number) =>
  until(() => applications.state(workspace)?.phase === 'connected', `workspace ${workspace} is connected`)

test('without an application there is nothing, and it is said how to begin', async () => {
  expect(await desk.show(real)).toEqual({ application: null, invite: null, guilds: null, unanswered: null })
  expect(applications.state(real)).toBeNull()
  expect(applications.trouble(real)).toBeNull()
  await expect(desk.channels(real, '100000000000000001')).rejects.toMatchObject({ code: 'not_found' })
  await expect(desk.connect(caller(real), undefined)).rejects.toMatchObject({ code: 'not_found' })
})

test('a token is looked at by its shape before anybody is asked', async () => {
  expect(await desk.check(real, '0123456789abcdef'.repeat(4))).toMatchObject({ ok: false, application: null })
  await expect(desk.connect(caller(real), 'two words')).rejects.toMatchObject({ code: 'invalid' })
})

test('a good token is told by name and place, is connected at once, and stands nowhere readable', async () => {
  const { token } = sandbox.running
  const checked = await desk.check(core.workspace, ` Bot ${token} `)
  expect(checked).toMatchObject({ ok: true, words: 'This is the token of Lumi, which is in Lumen Trails.' })
  expect(JSON.stringify(checked)).not.toContain(token)
  await desk.connect(caller(core.workspace), token)
  await connected(core.workspace)
  const shown = await desk.show(core.workspace)
  expect(shown).toMatchObject({
    application: { name: 'Lumi', botName: 'Lumi', problem: null, simulated: true, messageContent: false },
    guilds: [{ name: 'Lumen Trails', missing: [] }],
    unanswered: null,
  })
  expect(JSON.stringify(shown)).not.toContain(token)
  const dumped = await core.database.pool.query('select row_to_json(a)::text as row from discord_application a')
  expect(dumped.rows.map(({ row }) => row).join()).not.toContain(token)
  const audit = await core.database.pool.query(`select act from audit_entry where act = 'discord.connected'`)
  expect(audit.rowCount).toBe(1)
})

test('an application belongs to one workspace, by check and by connect', async () => {
  const { token } = sandbox.running
  const words =
    'This application belongs to the workspace "Lumen Trails" already. Make another one in the developer portal.'
  expect(await desk.check(real, token)).toMatchObject({ ok: false, words })
  await expect(desk.connect(caller(real), token)).rejects.toMatchObject({ code: 'conflict', message: words })
  expect(applications.state(real)).toBeNull()
})

test('what moderators cannot have done is told before they try, with the link that mends it', async () => {
  const guild = (await desk.show(core.workspace)).guilds?.[0]?.id ?? ''
  const rules = await sandbox.channel('rules')
  await sandbox.act('deny-permission', { channel: rules, permission: 'ManageMessages' })
  const scene = { guild, channel: rules, member: (await sandbox.state()).guild.owner_id }
  const bars = await desk.bars(core.workspace, scene)
  expect(bars.map(({ act }) => act)).toEqual(['delete_message', 'time_out', 'end_time_out', 'ban'])
  expect(bars[0]?.words).toBe('Lumi may not delete messages in #rules. Give it "Manage Messages" there.')
  expect(bars[0]?.invite).toContain(`guild_id=${guild}`)
  // A screen that shows the report again asks Discord no more than before.
  const asked = async () => (await sandbox.act('log', { after: 0 })).filter(({ what }) => what.includes(rules)).length
  const before = await asked()
  expect(await desk.bars(core.workspace, scene)).toEqual(bars)
  expect(before).toBeGreaterThan(0)
  expect(await asked()).toBe(before)
  expect(await desk.bars(real, scene)).toEqual([])
})

test('channels say what the bot lacks there, and whether everyone reads along', async () => {
  const guild = (await desk.show(core.workspace)).guilds?.[0]?.id ?? ''
  const support = await sandbox.channel('support')
  await sandbox.act('deny-permission', { channel: support, permission: 'CreatePrivateThreads' })
  const channels = await desk.channels(core.workspace, guild)
  expect(channels.find(({ id }) => id === support)).toEqual({
    id: support,
    name: 'support',
    category: 'Help',
    everyoneReads: true,
    everyoneWrites: true,
    kind: 'text',
    support: { missing: ['Create Private Threads'] },
    staff: { missing: [] },
    bug: { missing: [] },
    feature: { missing: [] },
  })
  await sandbox.act('deny-permission', { channel: support, permission: 'CreatePrivateThreads', denied: false })
  const mended = await desk.channels(core.workspace, guild)
  expect(mended.find(({ id }) => id === support)?.support.missing).toEqual([])
  expect(channels.map(({ name }) => name)).not.toContain('Campfire')
  expect(channels.find(({ name }) => name === 'feature-request')).toMatchObject({
    kind: 'forum',
    feature: { missing: [] },
  })
  expect((await desk.roles(core.workspace, guild)).map(({ name }) => name)).toContain('Moderator')
  expect(await desk.findChannel(core.workspace, { guild, id: support }, 'text')).toEqual({
    guild,
    id: support,
    name: 'support',
  })
  const nowhere = { guild, id: '999999999999999999' }
  await expect(desk.findChannel(core.workspace, nowhere, 'text')).rejects.toMatchObject({ code: 'invalid' })
  await expect(desk.findChannel(core.workspace, { guild, id: support }, 'forum')).rejects.toMatchObject({
    message: '#support is a text channel. Choose a forum.',
  })
  await expect(desk.channels(core.workspace, '999999999999999999')).rejects.toMatchObject({ code: 'not_found' })
})

test('connecting again brings a stopped application back without a restart', async () => {
  await sandbox.act('drop-socket', { code: 4004 })
  await until(() => applications.state(core.workspace)?.phase === 'stopped', 'the application is stopped')
  expect(applications.trouble(core.workspace)).toMatch(/refuses the bot token/)
  await desk.connect(caller(core.workspace), undefined)
  await connected(core.workspace)
  expect(applications.trouble(core.workspace)).toBeNull()
})

test('what another instance has stored or taken away is followed here, once the bus says so', async () => {
  const { pool } = core.database
  const { rows } = await pool.query('delete from discord_application returning *')
  kernel.bus.wake(WORKSPACES_CHANGED)
  await until(() => applications.states().length === 0, 'it was stopped')
  expect(applications.state(core.workspace)).toBeNull()
  await pool.query(
    'insert into discord_application select * from json_populate_record(null::discord_application, $1)',
    [JSON.stringify(rows[0])],
  )
  kernel.bus.wake(WORKSPACES_CHANGED)
  await connected(core.workspace)
})

test('while Discord does not answer, what is stored is shown with the reason', async () => {
  await sandbox.act('answer-errors', { count: 1, status: 503, when: 'before', route: '/applications/@me' })
  const shown = await desk.show(core.workspace)
  expect(shown).toMatchObject({ guilds: null, unanswered: 'Discord answered 503. Try again.' })
  expect(shown.application).toMatchObject({ name: null, messageContent: null, phase: 'connected' })
})

test('a removed demo stops, leaves nothing behind, and its application is free for another workspace', async () => {
  const { blob } = await blobs.put(core.workspace, Buffer.from('a file'))
  const access = { accountSid: 'AC1', authToken: 'token', apiBase: null, workspace: core.workspace }
  await upsertAccount(kernel.db, secrets, { ...access, simulated: true, at: new Date() })
  const sync = async () => {
    expect(await listAccounts(kernel.db, secrets)).toEqual([])
    await applications.sync()
  }
  await expect(removeDemo({ kernel, blobs, sync }, real)).rejects.toMatchObject({ code: 'conflict' })
  await removeDemo({ kernel, blobs, sync }, core.workspace)
  expect(applications.states()).toEqual([])
  await expect(blobs.read(blob)).rejects.toThrow()
  const left = await core.database.pool.query('select name, demo_removed_at is not null as retired from workspace')
  expect(left.rows).toEqual([{ name: 'My community', retired: true }])
  const audit = await core.database.pool.query('select workspace, act from audit_entry')
  expect(audit.rows).toEqual([{ workspace: real, act: 'demo.removed' }])

  await desk.connect({ workspace: real, agent: core.agent }, sandbox.running.token)
  await connected(real)
  await desk.disconnect({ workspace: real, agent: core.agent })
  expect(await desk.show(real)).toMatchObject({ application: null })
  expect(applications.states()).toEqual([])
})

test('a token that the environment decides is changed there only', async () => {
  const fixed = new DiscordDesk({ kernel, secrets, applications, sandbox: null, fixed: real })
  expect(fixed.isFixed(real)).toBe(true)
  await expect(fixed.connect(caller(real), 'a.b.c')).rejects.toMatchObject({ code: 'conflict' })
  await expect(fixed.disconnect(caller(real))).rejects.toMatchObject({ code: 'conflict' })
})
