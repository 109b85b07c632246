import { afterEach, beforeEach, expect, test } from 'vitest'
import { sendReply } from '../src/core/conversation/send-reply.ts'
import { takeConversation } from '../src/core/conversation/take-conversation.ts'
import { newId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'

let discord: TestDiscord
let kofi: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const say = (content: string) => discord.sandbox.act('send', { member: kofi, channel: 'dm', content })
const words = () => discord.words(kofi)
const hears = (...expected: string[]) =>
  until(async () => (await words()).join('|') === expected.join('|'), `the desk hears ${expected.join(', ')}`)

test('a direct message is stored, and the reply is read in the same place with one request', async () => {
  await discord.start()
  await say('my pass is locked')
  await hears('my pass is locked')
  const conversation = await discord.conversation(kofi)
  await takeConversation(discord.kernel, { workspace: discord.workspace, conversation, agent: discord.agent })
  const before = discord.proxy.requests.length
  const reply = { workspace: discord.workspace, agent: discord.agent, id: newId(), conversation, text: 'Which one?' }
  await sendReply(discord.kernel, { ...reply, attachments: [], replyTo: null })
  await until(
    async () => (await discord.direct(kofi)).some(({ content }) => content === '**Ana:** Which one?'),
    'the reply',
  )
  const asked = discord.proxy.requests.slice(before).filter((line) => line.startsWith('POST'))
  // One for the reply; "Ana joined" is the other.
  expect(asked).toHaveLength(2)
})

test('events that nobody could mean are passed over, and the next message is still heard', async () => {
  await discord.start()
  await say('before')
  await hears('before')
  const channel_id = (await discord.sandbox.member('Kofi Mensah')).dm ?? ''
  const odd: [string, unknown][] = [
    ['MESSAGE_CREATE', { id: '1', channel_id, content: 'no author' }],
    ['MESSAGE_CREATE', null],
    ['MESSAGE_CREATE', 'garbage'],
    ['MESSAGE_CREATE', { id: {}, channel_id, author: { id: 7 } }],
    ['MESSAGE_UPDATE', { id: '1', channel_id, content: 5, edited_timestamp: 'never' }],
    ['MESSAGE_DELETE', {}],
    ['MESSAGE_DELETE_BULK', { ids: 'x', channel_id }],
    ['INTERACTION_CREATE', { id: '5', type: 2, data: [] }],
    ['TYPING_START', 12],
    ['GUILD_CREATE', { channels: 'none' }],
    ['SOMETHING_NEW', { d: { d: {} } }],
    ['READY', null],
  ]
  for (const [type, data] of odd) await discord.sandbox.act('raw-event', { type, data })
  await say('after')
  await hears('before', 'after')
})

test('who writes out of the blue is asked for their roles once, and what a command tells later stands over it', async () => {
  await discord.start()
  await say('hello')
  const roles = async () => (await discord.rows<{ roles: string[] | null }>('select roles from identity'))[0]?.roles
  await until(async () => (await roles())?.length === 2, 'the roles')
  expect(await roles()).toEqual(['Beta 1.43', 'Member'])
  await discord.rows(`update identity set roles = '{}'`)
  const support = await discord.sandbox.channel('support')
  await discord.sandbox.act('command', { member: kofi, channel: support, name: 'helpme' })
  await until(async () => (await roles())?.length === 2, 'the roles that the command tells')
  const asked = discord.proxy.requests.filter(
    (line) => line.startsWith('GET /guilds/') && line.endsWith(`/members/${kofi}`),
  )
  expect(asked).toHaveLength(1)
})

test('whoever asks for a person with their first words has their roles in the case all the same', async () => {
  discord.routed = true
  await discord.start()
  await say('I want to talk to a human')
  const roles = async () => (await discord.rows<{ roles: string[] }>('select roles from support_case'))[0]?.roles
  await until(async () => (await roles())?.join() === 'Beta 1.43,Member', 'the roles in the case')
})

test('text with NUL and half a surrogate pair is stored as far as it can be', async () => {
  await discord.start()
  await say('first')
  await hears('first')
  const channel_id = (await discord.sandbox.member('Kofi Mensah')).dm ?? ''
  const author = { id: kofi, username: 'kofi_walks' }
  const data = { id: '1400000000000000001', channel_id, author, content: 'a\0b\ud800c', type: 0 }
  await discord.sandbox.act('raw-event', { type: 'MESSAGE_CREATE', data })
  await until(async () => (await words()).includes('ab\ufffdc'), 'the odd text')
})

test('edits, deletions and typing of the member are passed on; other people in the server are not read', async () => {
  await discord.start()
  const said = await say('helo')
  await hears('helo')
  await discord.sandbox.act('edit', { member: kofi, channel: 'dm', message: said.id, content: 'hello' })
  await hears('hello')
  await discord.sandbox.act('typing', { member: kofi, channel: 'dm' })
  const conversation = await discord.conversation(kofi)
  await until(() => discord.typed.length === 1, 'the sign of typing')
  expect(discord.typed).toEqual([{ address: kofi, conversation }])
  await discord.sandbox.act('send', {
    member: kofi,
    channel: await discord.sandbox.channel('general'),
    content: 'psst',
  })
  await discord.sandbox.act('delete', { member: kofi, channel: 'dm', message: said.id })
  await until(async () => (await discord.stored(kofi))[0]?.deleted === true, 'the deletion')
  expect(await discord.stored(kofi)).toHaveLength(1)
})

test('a restart resumes the session, and what was said meanwhile is replayed', async () => {
  await discord.start()
  await say('one')
  await hears('one')
  await discord.stop()
  await say('two')
  await say('three')
  const before = discord.proxy.requests.length
  await discord.start()
  await hears('one', 'two', 'three')
  expect(discord.proxy.requests.slice(before).filter((line) => line.includes('/messages'))).toEqual([])
})

test('a socket that breaks, an outage of the gateway and a request to reconnect lose nothing', async () => {
  await discord.start()
  await say('one')
  await hears('one')
  await discord.sandbox.act('drop-socket', { code: 4000 })
  await say('two')
  await hears('one', 'two')
  await discord.sandbox.act('gateway', { on: false })
  await say('three')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await discord.sandbox.act('gateway', { on: true })
  await hears('one', 'two', 'three')
  await discord.sandbox.act('ask-reconnect', {})
  await say('four')
  await hears('one', 'two', 'three', 'four')
  const [session] = await discord.rows<{ sequence: number }>('select sequence from discord_session')
  expect(session?.sequence).toBeGreaterThan(3)
})

test('after a lost session all that was said is read again: 130 messages, edits and deletions, once and in order', async () => {
  await discord.start()
  const kept = await say('kept')
  const edited = await say('before the edit')
  const deleted = await say('to be deleted')
  await hears('kept', 'before the edit', 'to be deleted')
  await discord.stop()
  await discord.sandbox.act('lose-session', {})
  await discord.sandbox.act('edit', { member: kofi, channel: 'dm', message: edited.id, content: 'after the edit' })
  await discord.sandbox.act('delete', { member: kofi, channel: 'dm', message: deleted.id })
  const missed = Array.from({ length: 130 }, (_, n) => `missed ${n}`)
  for (const content of missed) await say(content)
  await discord.start()
  await say('live')
  await until(async () => (await words()).length === 134, 'everything', 20_000)
  await until(() => !discord.connector.state().backfilling, 'the end of the backfill')
  const rows = await discord.stored(kofi)
  expect(rows.map(({ text }) => text)).toEqual(['kept', 'after the edit', 'to be deleted', ...missed, 'live'])
  expect(rows.find(({ text }) => text === 'after the edit')?.revisions).toBe(1)
  expect(rows.filter((row) => row.deleted).map(({ text }) => text)).toEqual(['to be deleted'])
  expect(rows[0]?.key).toContain(kept.id)
  expect(await discord.rows('select 1 from discord_session')).toHaveLength(1)
})

test('a session that is lost while running loses no message, and the new one can be resumed', async () => {
  await discord.start()
  await say('one')
  await hears('one')
  await discord.sandbox.act('lose-session', {})
  await say('two')
  await say('three')
  await hears('one', 'two', 'three')
  await until(() => !discord.connector.state().backfilling, 'the end of the backfill')
  await discord.stop()
  await say('four')
  const before = discord.proxy.requests.length
  await discord.start()
  await hears('one', 'two', 'three', 'four')
  expect(discord.proxy.requests.slice(before).filter((line) => line.includes('/messages'))).toEqual([])
})

test('the first words after a greeting that was never answered are found after a lost session too', async () => {
  await discord.start()
  const channel = await discord.sandbox.channel('support')
  await discord.sandbox.act('command', { member: kofi, channel, name: 'helpme' })
  await until(async () => (await discord.direct(kofi)).length === 1, 'the greeting')
  await discord.stop()
  await discord.sandbox.act('lose-session', {})
  await say('here is my question')
  await discord.start()
  await hears('here is my question')
})

test('two processes: one is the gateway, the other follows when it stops', async () => {
  await discord.start()
  const first = discord.connector
  discord.begin()
  const second = discord.connector
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect([first.state().phase, second.state().phase]).toEqual(['connected', 'standby'])
  await first.stop()
  await until(() => second.state().phase === 'connected', 'the second connects')
  await say('to the second')
  await hears('to the second')
})

test('while the database takes nothing, messages wait and are stored once when it does again', async () => {
  await discord.start()
  await say('one')
  await hears('one')
  discord.refuse = Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' })
  await say('two')
  await say('three')
  await until(() => discord.connector.state().waitingIn > 0, 'messages wait')
  expect(await words()).toEqual(['one'])
  discord.refuse = null
  await hears('one', 'two', 'three')
})

test('a wrong token stops the connector with one clear line, and nothing is asked again', async () => {
  discord.token = 'nonsense.token.here'
  discord.begin()
  await until(() => discord.connector.state().phase === 'stopped', 'the connector stops')
  expect(discord.connector.state().problem).toContain('refuses the bot token')
  const { length } = discord.proxy.requests
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(discord.proxy.requests).toHaveLength(length)
})
