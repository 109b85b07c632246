import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../../sandbox/contract.ts'
import { retryMessage } from '../../src/core/conversation/retry-message.ts'
import { sendReply } from '../../src/core/conversation/send-reply.ts'
import { takeConversation } from '../../src/core/conversation/take-conversation.ts'
import { newId } from '../../src/kernel/ids.ts'
import { TestDiscord, until } from '../support/discord.ts'

let discord: TestDiscord
let kofi: string
let support: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
  support = await discord.sandbox.channel('support')
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const say = (content: string, channel = 'dm') => discord.sandbox.act('send', { member: kofi, channel, content })
const closeDirect = () => discord.sandbox.act('direct-messages', { member: kofi, open: false })

const askForHelp = (question?: string) =>
  discord.sandbox.act('command', {
    member: kofi,
    channel: support,
    name: 'helpme',
    options: question ? { question } : {},
  })

/** Ephemeral notes that Kofi sees in #support, oldest first. */
async function notes(channel = support): Promise<SandboxMessage[]> {
  const { messages } = await discord.sandbox.state(kofi)
  return (messages[channel] ?? []).filter((message) => message.ephemeral_for === kofi)
}

async function note(part: string, channel = support): Promise<string> {
  let found = ''
  await until(async () => {
    found = (await notes(channel)).find(({ content }) => content.includes(part))?.content ?? ''
    return found !== ''
  }, `a note with "${part}"`)
  return found
}

async function thread(): Promise<string> {
  let found: string | undefined
  await until(async () => {
    const { channels } = await discord.sandbox.state(kofi)
    found = channels.find((channel) => channel.type === 12)?.id
    return found !== undefined
  }, 'a private thread')
  return found ?? ''
}

const inThread = async (id: string) => discord.sandbox.act('messages', { channel: id })

async function message(channel: string, part: string): Promise<SandboxMessage> {
  let found: SandboxMessage | undefined
  await until(async () => {
    found = (await inThread(channel)).find(({ content }) => content.includes(part))
    return found !== undefined
  }, `a message with "${part}"`)
  return found as SandboxMessage
}

async function reply(text: string): Promise<string> {
  const conversation = await discord.conversation(kofi)
  await takeConversation(discord.kernel, { workspace: discord.workspace, conversation, agent: discord.agent }).catch(
    () => undefined,
  )
  const id = newId()
  const { workspace, agent } = discord
  await sendReply(discord.kernel, { workspace, agent, id, conversation, text, attachments: [], replyTo: null })
  return id
}

async function delivered(id: string, state: string, ms?: number) {
  type Row = { state: string; cause: string | null; detail: string | null; kind: string | null }
  let row: Row | undefined
  await until(
    async () => {
      ;[row] = await discord.rows<Row>(
        `select state, cause, detail, place ->> 'kind' as kind from delivery where message_id = $1`,
        [id],
      )
      return row?.state === state
    },
    `the delivery is ${state}`,
    ms,
  ).catch((error) => {
    throw new Error(`${error.message}, but ${JSON.stringify(row)}`)
  })
  return row as Row
}

test('/helpme is answered with a link to the direct message, and carries the question', async () => {
  await discord.start()
  await askForHelp('my pass is locked')
  const { content } = { content: await note('direct messages') }
  const [greeting] = await discord.direct(kofi)
  expect(greeting?.content).toContain('One moment, I am looking')
  expect(content).toContain(`https://discord.com/channels/@me/${greeting?.channel_id}`)
  expect(await discord.words(kofi)).toEqual(['my pass is locked'])
})

test('/helpme inside the direct message is answered there, and commands are registered once', async () => {
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  const { dm } = await discord.sandbox.member('Kofi Mensah')
  await discord.sandbox.act('command', { member: kofi, channel: 'dm', name: 'helpme' })
  await note('right here', dm ?? '')
  await discord.stop()
  await discord.start()
  expect(discord.proxy.requests.filter((line) => line.startsWith('PUT /applications'))).toHaveLength(1)
})

test('closed direct messages: a private thread, and the member replies by button with words and a file', async () => {
  await discord.start()
  await closeDirect()
  await askForHelp()
  const place = await thread()
  expect(await note('private thread')).toContain(place)
  const greeting = await message(place, 'Write it in your own words')
  expect((await inThread(place))[0]?.content).toContain('Press Reply')
  expect(JSON.stringify(greeting.components?.at(-1))).toContain('"Reply"')
  const pressed = { member: kofi, channel: place, message: greeting.id, custom_id: 'reply' }
  await discord.sandbox.act('press', pressed)
  await until(async () => (await discord.sandbox.state(kofi)).modals.length === 1, 'the form')
  const [modal] = (await discord.sandbox.state(kofi)).modals
  const file = { name: 'proof.png', type: 'image/png', base64: Buffer.from('not really').toString('base64') }
  const fields = [
    { custom_id: 'text', value: 'It says 403' },
    { custom_id: 'files', files: [file] },
  ]
  await discord.sandbox.act('submit-modal', { member: kofi, modal: modal?.id ?? '', fields })
  expect(await note('Sent', place)).toContain('with 1 file: It says 403')
  expect(await discord.words(kofi)).toEqual(['It says 403'])
  const id = await reply('Thanks, looking')
  expect(await delivered(id, 'sent')).toMatchObject({ kind: 'thread' })
  // Once refused, the direct message is not tried again.
  const { dm } = await discord.sandbox.member('Kofi Mensah')
  expect(discord.proxy.requests.filter((line) => line.startsWith(`POST /channels/${dm}/messages`))).toHaveLength(1)
})

test('in the thread a mention is read, and words that come empty are answered once with how to reply', async () => {
  await discord.start()
  await closeDirect()
  await askForHelp()
  const place = await thread()
  await message(place, 'Write it in your own words')
  await say('can you read this?', place)
  await message(place, 'Discord does not show me')
  await say('or this?', place)
  await say(`<@${discord.sandbox.running.applicationId}> now you can`, place)
  await until(async () => (await discord.words(kofi)).includes('now you can'), 'the mention')
  const rows = (await discord.stored(kofi)).filter(({ direction }) => direction === 'inbound')
  expect(rows.map(({ kind, text }) => [kind, text])).toEqual([
    ['unreadable', ''],
    ['unreadable', ''],
    ['text', 'now you can'],
  ])
  const told = (await inThread(place)).filter(({ content }) => content.includes('Discord does not show me'))
  expect(told).toHaveLength(1)
})

test('with MESSAGE_CONTENT granted all of the thread is read, and no button is needed', async () => {
  await discord.sandbox.act('message-content', { granted: true })
  await discord.start()
  await closeDirect()
  await askForHelp()
  const place = await thread()
  const greeting = await message(place, 'Write it in your own words')
  expect(JSON.stringify(greeting.components)).not.toContain('"Reply"')
  await say('you read me', place)
  await until(async () => (await discord.words(kofi)).includes('you read me'), 'the words')
  await discord.sandbox
    .act('send', { member: (await discord.sandbox.member('Arjun Nair')).user.id, channel: place, content: 'mod here' })
    .catch(() => undefined)
  expect(await discord.words(kofi)).toEqual(['you read me'])
})

test('an archived thread is opened again, a deleted one is made anew', async () => {
  await discord.start()
  await closeDirect()
  await askForHelp('first')
  const place = await thread()
  await message(place, 'One moment, I am looking')
  await discord.sandbox.act('archive-thread', { channel: place, archived: true })
  await delivered(await reply('are you there?'), 'sent')
  await discord.sandbox.act('delete-channel', { channel: place })
  await delivered(await reply('and now?'), 'sent')
  expect(await thread()).not.toBe(place)
})

test('no thread possible: an ephemeral note while the interaction lives, then a failure that names the permission', async () => {
  await discord.sandbox.act('deny-permission', { channel: support, permission: 'CreatePrivateThreads' })
  await discord.start()
  await closeDirect()
  await askForHelp('help')
  await note('One moment, I am looking')
  expect(await delivered(await reply('by note'), 'sent')).toMatchObject({ kind: 'ephemeral' })
  // The note is the command's answer: nothing is written over it.
  await note('One moment, I am looking')
  await discord.stop()
  await discord.rows(`update discord_member set interaction_until = now() - interval '1 minute'`)
  await discord.start()
  const failed = await delivered(await reply('too late'), 'failed')
  expect(failed.cause).toBe('no_permission')
  expect(failed.detail).toBe(
    'Lumi may not create private threads in #support. Give it "Create Private Threads" there, then try again.',
  )
})

test('a member who closed direct messages, and one who left, are told apart', async () => {
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  await closeDirect()
  const unheard = await reply('anyone?')
  expect(await delivered(unheard, 'failed')).toMatchObject({ cause: 'closed' })
  await discord.sandbox.act('direct-messages', { member: kofi, open: true })
  await retryMessage(discord.kernel, { workspace: discord.workspace, agent: discord.agent, message: unheard })
  expect(await delivered(unheard, 'sent')).toMatchObject({ kind: 'direct' })
  await askForHelp()
  await note('direct messages')
  await discord.sandbox.act('leave', { member: kofi })
  expect(await delivered(await reply('still there?'), 'failed')).toMatchObject({ cause: 'left' })
})

test('who wrote out of the blue and then left the only server is told apart too', async () => {
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  await discord.sandbox.act('leave', { member: kofi })
  expect(await delivered(await reply('still there?'), 'failed')).toMatchObject({ cause: 'left' })
})

test('who wrote out of the blue is answered in the support channel once direct messages are closed', async () => {
  const guild = (await discord.sandbox.state()).guild.id
  const supportChannel = { guild, id: support, name: 'support' }
  await discord.rows('update workspace set settings = $1', [{ supportChannel }])
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  await closeDirect()
  expect(await delivered(await reply('found you'), 'sent')).toMatchObject({ kind: 'thread' })
  const place = await thread()
  const { channels } = await discord.sandbox.state(kofi)
  expect(channels.find(({ id }) => id === place)).toMatchObject({ parent_id: support })
  await message(place, 'found you')
  await delivered(await reply('and again'), 'sent')
  expect((await discord.sandbox.state(kofi)).channels.filter(({ type }) => type === 12)).toHaveLength(1)
})

test('an error after the message was taken, an unreadable answer and a rate limit: each reply arrives once', async () => {
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  await delivered(await reply('zero'), 'sent')
  await discord.sandbox.act('answer-errors', { count: 1, status: 502, when: 'after', route: '/messages' })
  await delivered(await reply('one'), 'sent')
  await discord.sandbox.act('answer-errors', { count: 2, status: 500, when: 'before', route: '/messages' })
  await delivered(await reply('two'), 'sent', 15_000)
  await discord.sandbox.act('raw-answer', { route: '/messages', status: 200, body: '{"id":' })
  await delivered(await reply('three'), 'sent', 15_000)
  await discord.sandbox.act('rate-limit', { seconds: 1, scope: 'global' })
  await delivered(await reply('four'), 'sent', 15_000)
  await discord.sandbox.act('time-out', { count: 1, route: '/messages' })
  await delivered(await reply('five'), 'sent', 15_000)
  const said = (await discord.direct(kofi)).map(({ content }) => content).filter((text) => text.startsWith('**Ana:**'))
  expect(said).toEqual(['zero', 'one', 'two', 'three', 'four', 'five'].map((word) => `**Ana:** ${word}`))
})

test('a token that is taken away stops all sending with one line; nothing is lost', async () => {
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  await discord.sandbox.act('raw-answer', {
    route: 'POST',
    status: 401,
    body: '{"message":"401: Unauthorized","code":0}',
  })
  const id = await reply('one')
  await until(() => discord.connector.state().phase === 'stopped', 'the connector stops')
  expect((await delivered(id, 'queued')).cause).toBeNull()
})

test("Discord's own limits are kept without being refused: seven replies in one go arrive in order", async () => {
  await discord.sandbox.act('limits', { lifted: false })
  await discord.start()
  await say('hello')
  await until(async () => (await discord.words(kofi)).length === 1, 'hello')
  const expected = Array.from({ length: 7 }, (_, n) => `reply ${n}`)
  for (const text of expected) await reply(text)
  const said = async () =>
    (await discord.direct(kofi)).map(({ content }) => content).filter((text) => text.startsWith('**Ana:**'))
  await until(async () => (await said()).length === 7, 'all seven', 30_000)
  expect(await said()).toEqual(expected.map((text) => `**Ana:** ${text}`))
  expect(discord.connector.state().invalidRequests).toBe(0)
})

test('while the database takes nothing the command is answered honestly, and honoured later', async () => {
  await discord.start()
  discord.refuse = Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' })
  await askForHelp('locked')
  await note('Try again in a minute')
  discord.refuse = null
  await note('direct messages')
  expect(await discord.words(kofi)).toEqual(['locked'])
})

test('a command whose answer takes long is deferred in time, and its words come after', async () => {
  await discord.start()
  await discord.sandbox.act('rate-limit', { seconds: 2, scope: 'bucket', route: '/users/@me/channels' })
  await askForHelp('patience')
  await until(async () => (await notes()).some(({ waiting }) => waiting), 'it shows that it thinks')
  expect(await note('direct messages')).toContain('discord.com/channels/@me/')
})

test('a thread that could not be noted is found again; one of a namesake is never taken', async () => {
  await discord.start()
  await closeDirect()
  await askForHelp('first')
  const place = await thread()
  await message(place, 'One moment, I am looking')
  const namesake = (await discord.sandbox.act('add-member', { name: 'Kofi Mensah' })).user.id
  await discord.sandbox.act('direct-messages', { member: namesake, open: false })
  await discord.rows('delete from discord_thread')
  await discord.stop()
  await discord.start()
  await discord.sandbox.act('command', { member: namesake, channel: support, name: 'helpme' })
  const threads = async (as: string) => (await discord.sandbox.state(as)).channels.filter(({ type }) => type === 12)
  await until(async () => (await threads(namesake)).length === 1, "the namesake's thread")
  expect((await threads(namesake))[0]?.id).not.toBe(place)
  await delivered(await reply('found you again'), 'sent')
  await message(place, 'found you again')
  expect(await threads(kofi)).toHaveLength(1)
})
