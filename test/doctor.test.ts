import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { runDoctor } from '../src/composition/doctor/run-doctor.ts'
import { upsertApplication } from '../src/connectors/discord/applications.ts'
import { readSettings } from '../src/core/workspace/settings.ts'
import { updateSettings } from '../src/core/workspace/update-settings.ts'
import { type Clock, systemClock } from '../src/kernel/clock.ts'
import { openSecrets } from '../src/kernel/secrets/open-secrets.ts'
import { openTestCore, type TestCore } from './support/core.ts'
import { makeDataFolder } from './support/data-folder.ts'
import { TestSandbox } from './support/sandbox-client.ts'

/** The doctor beside a database and a simulated Discord, in which things are broken one by one. */
let core: TestCore
let sandbox: TestSandbox
let desk: Server
const SECRET = 'a key for tests of at least 32 characters'
const folder = makeDataFolder()
const before = { ...process.env }

beforeAll(async () => {
  core = await openTestCore()
  sandbox = await TestSandbox.start()
  await sandbox.act('limits', { lifted: true })
  desk = createServer((_request, response) => response.end('{"ok":true}')).listen(0, '127.0.0.1')
  const { apiBase, token, applicationId } = sandbox.running
  const secrets = await openSecrets(core.kernel.db, { configured: SECRET, dataFolder: folder })
  const application = { workspace: core.workspace, apiBase, token, applicationId, simulated: false, at: new Date() }
  await upsertApplication(core.kernel.db, secrets, application)
})
afterEach(async () => {
  process.env = { ...before }
  await sandbox.act('clear-faults', {})
  await sandbox.act('limits', { lifted: true })
})
afterAll(async () => {
  desk.close()
  await sandbox.close()
  await core.close()
})

async function examine(more: Record<string, string> = {}, clock: Clock = systemClock) {
  const { port } = desk.address() as AddressInfo
  process.env = {
    PORT: String(port),
    DATABASE_URL: core.database.url,
    GUILDESK_SECRET: SECRET,
    GUILDESK_DATA_DIR: folder,
    ...more,
  }
  const lines: string[] = []
  const code = await runDoctor((line) => lines.push(line), clock)
  return { code, lines, faults: lines.filter((line) => line.startsWith('fault')) }
}

const channelOf = async (name: string) => {
  const { guild } = await sandbox.state()
  return { guild: guild.id, id: await sandbox.channel(name), name }
}

async function choose(change: Omit<Parameters<typeof updateSettings>[1]['change'], 'version'>) {
  const { version } = await readSettings(core.kernel.db, core.workspace)
  await updateSettings(core.kernel, { workspace: core.workspace, agent: core.agent, change: { version, ...change } })
}

test('where all is well it says so of each thing, ends with 0, and changes nothing', async () => {
  const stored = async () => (await core.database.pool.query('select * from discord_application')).rows
  const was = await stored()
  const { code, lines, faults } = await examine()
  expect(faults).toEqual([])
  expect(code).toBe(0)
  const report = lines.join('\n')
  for (const words of [
    /^ok +Database +PostgreSQL \d+/m,
    /pg_trgm/,
    /answers in/,
    /tables are up to date/,
    /The key opens what is sealed/,
    /clock agrees with that of the database/,
    /clock agrees with that of Discord/,
    /that of Lumi/,
    /all rights that it needs in Lumen Trails/,
    /desk answers at/,
    /this machine only/,
    /Nothing stands in the way/,
  ])
    expect(report).toMatch(words)
  expect(report).not.toContain(sandbox.running.token)
  expect(await stored()).toEqual(was)
})

test('a wrong token is a fault that says where the right one is', async () => {
  const { code, faults } = await examine({ DISCORD_TOKEN: 'a.wrong.token', DISCORD_API_URL: sandbox.running.apiBase })
  // The workspace is a demo, and a demo has no part in DISCORD_TOKEN: made real, it has.
  expect(code).toBe(0)
  await core.database.pool.query('update workspace set demo = false')
  const real = await examine({ DISCORD_TOKEN: 'a.wrong.token', DISCORD_API_URL: sandbox.running.apiBase })
  expect(faults).toEqual([])
  expect(real.code).toBe(1)
  expect(real.faults).toEqual([expect.stringMatching(/^fault +Discord +Discord refuses this token\. .*Reset Token/)])
  expect(real.lines.join()).not.toContain('a.wrong.token')
})

test('a right that is missing in a channel is told with the channel; where the channel was chosen it is a fault', async () => {
  const support = await channelOf('support')
  await sandbox.act('deny-permission', { channel: support.id, permission: 'CreatePrivateThreads' })
  const open = await examine()
  expect(open.code).toBe(0)
  expect(open.lines).toContainEqual(
    expect.stringMatching(/^warn +Discord +In #support of Lumen Trails Lumi lacks "Create Private Threads"/),
  )
  await choose({ supportChannel: support })
  const chosen = await examine()
  expect(chosen.faults).toEqual([
    expect.stringMatching(
      /^fault +Discord +The support channel #support lacks "Create Private Threads"\. Give it there/,
    ),
  ])
  await sandbox.act('deny-permission', { channel: support.id, permission: 'CreatePrivateThreads', denied: false })
  expect((await examine()).code).toBe(0)
})

test('a staff channel that everyone reads is a warning, one that is gone a fault', async () => {
  const general = await channelOf('general')
  await choose({ staffChannel: general })
  const { code, lines } = await examine()
  expect(code).toBe(0)
  expect(lines).toContainEqual(expect.stringMatching(/Everyone in Lumen Trails reads the staff channel #general/))
  await choose({ staffChannel: { ...general, id: '999999999999999999' } })
  expect((await examine()).faults).toEqual([expect.stringMatching(/staff channel #general is gone/)])
  await core.database.pool.query(`update workspace set settings = '{}'`)
})

test('rights that the roles lack are told with the link that gives them', async () => {
  const body = JSON.stringify([{ ...(await sandbox.rest('GET', '/users/@me/guilds')).body[0], permissions: '1024' }])
  await sandbox.act('raw-answer', { route: 'GET /users/@me/guilds', status: 200, body })
  const { faults } = await examine()
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(/Lumi lacks "Send Messages", .*"Attach Files".* in Lumen Trails/)
  const link = new URL(/https:\S+/.exec(faults[0] ?? '')?.[0] ?? '')
  expect(link.searchParams.get('client_id')).toBe(sandbox.running.applicationId)
  expect(BigInt(link.searchParams.get('permissions') ?? 0)).toBeGreaterThan(0n)
})

test('where Discord only asks for a moment, it is waited for', async () => {
  await sandbox.act('rate-limit', { seconds: 0.3, scope: 'bucket', route: '/channels' })
  expect((await examine()).faults).toEqual([])
  await sandbox.act('rate-limit', { seconds: 60, scope: 'bucket', route: '/channels' })
  expect((await examine()).faults).toEqual([
    expect.stringMatching(/Lumen Trails could not be looked at: Discord asks to wait/),
  ])
})

test('a bot that is in no server is told how to come into one', async () => {
  await sandbox.act('raw-answer', { route: 'GET /users/@me/guilds', status: 200, body: '[]' })
  expect((await examine()).faults).toEqual([
    expect.stringMatching(/in no server yet\. Add it: https:\/\/discord\.com\/oauth2/),
  ])
})

test.each([
  [10_000, 'warn', 'ahead of'],
  [-90_000, 'fault', 'behind'],
])('a clock that is %i ms off is a %s', async (off, level, words) => {
  const clock = { now: () => new Date(Date.now() + off) }
  const { code, lines } = await examine({}, clock)
  expect(code).toBe(level === 'fault' ? 1 : 0)
  const told = lines.filter((line) => line.includes(' Clock '))
  expect(told).toHaveLength(2)
  for (const line of told) expect(line).toMatch(new RegExp(`^${level} .*${words} that of (the database|Discord)`))
})

test('another key and a changed migration are faults, a migration to come a warning', async () => {
  const other = await examine({ GUILDESK_SECRET: 'another key for tests, of more than 32 characters' })
  expect(other.faults).toEqual([expect.stringMatching(/Secret +This database was set up with another secret/)])
  const { pool } = core.database
  await pool.query(`update migration set checksum = 'x' where name like '0000%'`)
  expect((await examine()).faults).toEqual([expect.stringMatching(/0000_first is not the one/)])
  await pool.query(`delete from migration where name like '0001%' or name like '0000%'`)
  expect((await examine()).lines).toContainEqual(
    expect.stringMatching(/^warn +Database +The next start changes its tables/),
  )
})

test('an address that leads elsewhere, or over an open way, is told', async () => {
  const foreign = createServer((_request, response) => response.writeHead(404).end('no')).listen(0, '127.0.0.1')
  await once(foreign, 'listening')
  const { port } = foreign.address() as AddressInfo
  const elsewhere = await examine({ PUBLIC_URL: `http://127.0.0.1:${port}` })
  expect(elsewhere.faults).toEqual([expect.stringMatching(/Something else answers at .* \(404\)\. Check PUBLIC_URL/)])
  foreign.close()
  const nobody = await examine({ PUBLIC_URL: 'http://127.0.0.1:9' })
  expect(nobody.lines).toContainEqual(expect.stringMatching(/^warn +Address +Nothing answers at/))
  const open = await examine({ PUBLIC_URL: 'http://desk.invalid' })
  expect(open.faults).toEqual([expect.stringMatching(/desk\.invalid is reached without encryption/)])
})

test('a database that cannot be reached is one line, and the rest is looked at all the same', async () => {
  const { code, lines, faults } = await examine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  expect(code).toBe(1)
  expect(faults).toEqual([expect.stringMatching(/^fault +Database +\S/)])
  expect(lines.some((line) => line.includes(' Address '))).toBe(true)
})

test('the channels for cards are looked at too: what a right lacks there, and one that is gone', async () => {
  const [bugs, features] = [await channelOf('bug-report'), await channelOf('feature-request')]
  await choose({ staffChannel: null, bugChannel: bugs, featureChannel: features })
  expect((await examine()).faults).toEqual([])
  await sandbox.act('deny-permission', { channel: bugs.id, permission: 'CreatePublicThreads' })
  await choose({ featureChannel: { ...features, id: '999999999999999999' } })
  expect((await examine()).faults).toEqual([
    expect.stringMatching(/channel for bugs #bug-report lacks "Create Public Threads"\. Give it there/),
    expect.stringMatching(/forum for feature requests #feature-request is gone/),
  ])
  await sandbox.act('deny-permission', { channel: bugs.id, permission: 'CreatePublicThreads', denied: false })
  await choose({ bugChannel: null, featureChannel: null })
})

test('a forum that is answered in needs rights, and the intent by which its posts can be read', async () => {
  const { guild, ...forum } = await channelOf('feature-request')
  const guilds = [{ guild, collections: null, languages: null, forums: [forum] }]
  await choose({ virtualAgent: { guilds } })
  expect((await examine()).lines).toContainEqual(
    expect.stringContaining('Message Content Intent is off, so Lumi cannot answer new posts in #feature-request.'),
  )
  await sandbox.act('deny-permission', { channel: forum.id, permission: 'SendMessagesInThreads' })
  expect((await examine()).faults).toEqual([
    expect.stringMatching(/forum that is answered in #feature-request lacks "Send Messages in Threads"/),
  ])
  await sandbox.act('deny-permission', { channel: forum.id, permission: 'SendMessagesInThreads', denied: false })
  await choose({ virtualAgent: { guilds: [] } })
})

test('a Twilio account has its lines: credentials, Flex, and that Twilio cannot call a desk on this machine', async () => {
  const { accountSid, authToken, apiBase } = sandbox.running.twilio
  const account = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_API_URL: apiBase }
  const { lines, faults } = await examine(account)
  const report = lines.join('\n')
  for (const words of [
    /Twilio +Twilio takes the credentials/,
    /Twilio +Flex is set up/,
    /Tasks go through "Assign to Anyone"/,
  ])
    expect(report).toMatch(words)
  expect(faults).toEqual([expect.stringContaining('Twilio cannot reach 127.0.0.1')])
  const refused = await examine({ ...account, TWILIO_AUTH_TOKEN: 'not this one' })
  expect(refused.faults.join('\n')).toContain('Twilio does not take these credentials')
  expect(refused.lines.join('\n')).not.toContain('not this one')
})
