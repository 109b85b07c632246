import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { resolveConversation } from '../src/core/conversation/resolve-conversation.ts'
import { takeConversation } from '../src/core/conversation/take-conversation.ts'
import { createArticle } from '../src/core/knowledge/create-article.ts'
import { publishArticle } from '../src/core/knowledge/publish-article.ts'
import { newId, shortId } from '../src/kernel/ids.ts'
import { TestDiscord, until } from './support/discord.ts'

/** Buttons under our messages, before a simulated Discord: what they look like, what they do, and what answers who presses them. */

let discord: TestDiscord
let kofi: string
let support: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  discord.routed = true
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
  support = await discord.sandbox.channel('support')
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

interface Drawn {
  label: string
  style: number
  disabled?: boolean
  custom_id: string
}
const SUCCESS = 3
const SECONDARY = 2

const rowsOf = (message: SandboxMessage): Drawn[][] =>
  (message.components as unknown as { components: Drawn[] }[]).map(({ components }) => components)
const buttonsOf = (message: SandboxMessage): Drawn[] => rowsOf(message).flat()

const say = (content: string, member = kofi, channel = 'dm') =>
  discord.sandbox.act('send', { member, channel, content })
const act = (conversation: string) => ({ workspace: discord.workspace, conversation, agent: discord.agent })
const askForHelp = (member = kofi) => discord.sandbox.act('command', { member, channel: support, name: 'helpme' })

/** What a member sees in a channel of the server, or in the direct message. */
async function seen(channel: string, member = kofi): Promise<SandboxMessage[]> {
  const { messages, members } = await discord.sandbox.state(member)
  const dm = members.find(({ user }) => user.id === member)?.dm ?? ''
  return messages[channel === 'dm' ? dm : channel] ?? []
}

async function message(part: string, { channel = 'dm', member = kofi } = {}): Promise<SandboxMessage> {
  let found: SandboxMessage | undefined
  await until(
    async () => {
      found = (await seen(channel, member)).findLast((each) =>
        JSON.stringify([each.content, each.embeds]).includes(part),
      )
      return found !== undefined
    },
    `a message with "${part}"`,
    15_000,
  )
  return found as SandboxMessage
}

async function press(pressed: SandboxMessage, label: string, { channel = 'dm', member = kofi } = {}): Promise<string> {
  const button = buttonsOf(pressed).find((each) => each.label === label)
  if (!button) throw new Error(`no button ${label} under ${JSON.stringify(pressed.components)}`)
  const where = { member, channel: channel as 'dm', message: pressed.id, custom_id: button.custom_id }
  return (await discord.sandbox.act('press', where)).interaction
}

/** Waits until the buttons of a message look so. */
async function drawn(id: string, look: (buttons: Drawn[]) => boolean, channel = 'dm'): Promise<SandboxMessage> {
  let found: SandboxMessage | undefined
  await until(
    async () => {
      found = (await seen(channel)).find((each) => each.id === id)
      return found !== undefined && look(buttonsOf(found))
    },
    'the buttons',
    10_000,
  ).catch((error) => {
    throw new Error(`${error.message}: ${JSON.stringify(found?.components)}`)
  })
  return found as SandboxMessage
}

const shortly = (buttons: Drawn[]) =>
  buttons.map(({ label, style, disabled }) => `${label} ${style}${disabled ? ' off' : ''}`)

async function status(member = kofi): Promise<string> {
  const id = await discord.conversation(member)
  const [row] = await discord.rows<{ status: string }>('select status from conversation where id = $1', [id])
  return row?.status ?? ''
}
const becomes = (wanted: string, member = kofi) => until(async () => (await status(member)) === wanted, wanted, 10_000)

async function writeArticle(): Promise<void> {
  const { kernel, workspace, agent } = discord
  const article = await createArticle(kernel, {
    workspace,
    agent,
    locale: 'en',
    title: 'My trail pass is locked',
    body: 'Open **Passes**, press the lock, and wait a minute.',
    examples: ['my pass is locked', 'the trail pass stays locked'],
  })
  await publishArticle(kernel, { workspace, agent, article })
}

/** A member asks, and is told the number and the place. */
async function waits(member = kofi): Promise<SandboxMessage> {
  await askForHelp(member)
  const greeting = await message('virtual agent', { member })
  await press(greeting, 'Talk to a person', { member })
  const notice = await message('Case #', { member })
  await becomes('queued', member)
  return notice
}

test('an answer is a card in violet; what it asks is marked when pressed, and a person can still be asked for', async () => {
  await writeArticle()
  await discord.start()
  await say('my pass is locked')
  const answer = await message('My trail pass is locked')
  expect(answer.embeds[0]).toMatchObject({ title: 'My trail pass is locked', color: 0x7c56ab })
  expect(answer.embeds[0]?.description).toContain('Open **Passes**')
  await press(answer, 'Not really')
  const marked = await drawn(answer.id, (buttons) => buttons.some(({ disabled }) => disabled))
  expect(shortly(buttonsOf(marked))).toEqual([
    `That helped ${SECONDARY} off`,
    'Not really 1 off',
    `Talk to a person ${SECONDARY}`,
  ])
  await message('Sorry that it did not')
  await press(marked, 'Talk to a person')
  await message('Case #1001')
  await drawn(answer.id, (buttons) => buttons.every(({ disabled }) => disabled))
})

test('where the bot may show no cards an answer comes in words, with its buttons', async () => {
  await writeArticle()
  await discord.sandbox.act('deny-permission', { channel: support, permission: 'EmbedLinks' })
  await discord.start()
  await discord.sandbox.act('direct-messages', { member: kofi, open: false })
  const question = { question: 'my pass is locked' }
  await discord.sandbox.act('command', { member: kofi, channel: support, name: 'helpme', options: question })
  let place = ''
  await until(async () => {
    place = (await discord.sandbox.state(kofi)).channels.find(({ type }) => type === 12)?.id ?? ''
    return place !== ''
  }, 'a private thread')
  const answer = await message('My trail pass is locked', { channel: place })
  expect(answer.embeds).toEqual([])
  expect(answer.content).toContain('**My trail pass is locked**\nOpen **Passes**')
  await press(answer, 'That helped', { channel: place })
  await message('Good to hear', { channel: place })
})

test('five presses in a second are answered each, and have one effect', async () => {
  await discord.start()
  await askForHelp()
  const greeting = await message('virtual agent')
  const interactions = await Promise.all(Array.from({ length: 5 }, () => press(greeting, 'Talk to a person')))
  expect(new Set(interactions).size).toBe(5)
  await becomes('queued')
  await until(async () => (await discord.sandbox.state(kofi)).interactions.length === 0, 'all are answered')
  const marked = await drawn(greeting.id, (buttons) => buttons.every(({ disabled }) => disabled))
  expect(shortly(buttonsOf(marked))).toEqual([`Talk to a person ${SUCCESS} off`])
  expect(await discord.rows('select 1 from support_case')).toHaveLength(1)
  await message('Case #')
  expect((await seen('dm')).filter(({ content }) => content.includes('Case #'))).toHaveLength(1)
  expect((await seen('dm')).filter((each) => each.ephemeral_for)).toEqual([])
})

test('"Never mind" ends the wait and goes', async () => {
  await discord.start()
  const notice = await waits()
  expect(buttonsOf(notice).map(({ label }) => label)).toEqual(['Never mind'])
  await press(notice, 'Never mind')
  await becomes('automated')
  await message('out of the line')
  const ended = await drawn(notice.id, (buttons) => buttons.length === 0)
  await until(async () => (await seen('dm')).some(({ content }) => content.includes('was opened')), 'the last words')
  expect(ended.id).toBe(notice.id)
})

test('a rating is marked and can be followed by a word, in the member’s language', async () => {
  await discord.start()
  const beatriz = (await discord.sandbox.member('Beatriz Lemos')).user.id
  await askForHelp(beatriz)
  const greeting = await message('agente virtual', { member: beatriz })
  await press(greeting, 'Falar com uma pessoa', { member: beatriz })
  await becomes('queued', beatriz)
  const conversation = await discord.conversation(beatriz)
  await takeConversation(discord.kernel, act(conversation))
  await resolveConversation(discord.kernel, act(conversation))
  let asked: SandboxMessage | undefined
  await until(async () => {
    asked = (await seen('dm', beatriz)).find((each) => buttonsOf(each).length === 5)
    return asked !== undefined
  }, 'five buttons')
  await press(asked as SandboxMessage, '4', { member: beatriz })
  let marked: SandboxMessage | undefined
  await until(async () => {
    marked = (await seen('dm', beatriz)).find((each) => each.id === asked?.id)
    return rowsOf(marked as SandboxMessage).length === 2
  }, 'the row of the word')
  expect(shortly(rowsOf(marked as SandboxMessage)[0] ?? [])).toEqual([
    '1 2 off',
    '2 2 off',
    '3 2 off',
    '4 3 off',
    '5 2 off',
  ])
  await press(marked as SandboxMessage, 'Deixar um comentário', { member: beatriz })
  await until(async () => (await discord.sandbox.state(beatriz)).modals.length === 1, 'the form')
  const [modal] = (await discord.sandbox.state(beatriz)).modals
  expect(modal?.data.title).toBe('Um comentário para a equipe')
  const fields = [{ custom_id: 'text', value: 'Ana foi ótima' }]
  await discord.sandbox.act('submit-modal', { member: beatriz, modal: modal?.id ?? '', fields })
  await message('a equipe recebeu suas palavras', { member: beatriz })
  expect(await discord.rows('select score, comment from rating')).toEqual([{ score: 4, comment: 'Ana foi ótima' }])
})

test('a button that is too late says why: an agent is there, or the chat is over; a person can be asked for again', async () => {
  await writeArticle()
  await discord.start()
  await say('my pass is locked')
  const answer = await message('My trail pass is locked')
  const conversation = await discord.conversation(kofi)
  await takeConversation(discord.kernel, act(conversation))
  await press(answer, 'That helped')
  expect((await message('A person takes care of this now')).ephemeral_for).toBe(kofi)
  await resolveConversation(discord.kernel, act(conversation))
  await press(answer, 'That helped')
  expect((await message('belongs to an earlier chat')).ephemeral_for).toBe(kofi)
  expect(await status()).toBe('resolved')
  expect(shortly(buttonsOf((await seen('dm')).find(({ id }) => id === answer.id) as SandboxMessage))).not.toContain(
    'off',
  )
  await press(answer, 'Talk to a person')
  await becomes('assigned')
})

const presses = () => discord.rows('select 1 from press')
const answered = () => discord.proxy.requests.filter((line) => line.startsWith('POST /interactions/'))

/** A press as the gateway brings it, for what the sandbox's own page would not let a member press. */
async function rawPress(of: { custom_id: string; message: SandboxMessage; id?: string }): Promise<void> {
  const { user, dm } = await discord.sandbox.member('Kofi Mensah')
  const id = of.id ?? String(BigInt(of.message.id) + BigInt(Math.floor(Math.random() * 1e6)) + 1n)
  const data = {
    id,
    token: `t-${id}`,
    type: 3,
    version: 1,
    locale: 'en-GB',
    application_id: discord.sandbox.running.applicationId,
    channel_id: dm,
    user,
    message: of.message,
    data: { custom_id: of.custom_id, component_type: 2 },
  }
  await discord.sandbox.act('raw-event', { type: 'INTERACTION_CREATE', data })
}

test('forged, foreign and malformed buttons have no effect, and the next one is heard', async () => {
  await discord.start()
  await askForHelp()
  const greeting = await message('virtual agent')
  const [button] = buttonsOf(greeting)
  const own = button?.custom_id.split(':') ?? []
  for (const custom_id of [
    'g:person',
    'g:rate:6:AAAAAAAAAAAAAAAAAAAAAA',
    's:take:nothing',
    `g:person::${shortId(newId())}`,
    `s:take:${shortId(newId())}`,
    `${own.join(':')}:`,
    '\u0000',
    'x'.repeat(5000),
  ]) {
    await rawPress({ custom_id, message: greeting })
  }
  await rawPress({ custom_id: button?.custom_id ?? '', message: { ...greeting, components: 'none' as never } })
  await becomes('queued')
  expect(await discord.rows('select 1 from support_case')).toHaveLength(1)
  await until(() => answered().length >= 9, 'each was answered')
})

test('in a private thread only its member may press; the notice keeps the form for words when it changes', async () => {
  await discord.start()
  await discord.sandbox.act('direct-messages', { member: kofi, open: false })
  await askForHelp()
  let place = ''
  await until(async () => {
    place = (await discord.sandbox.state(kofi)).channels.find(({ type }) => type === 12)?.id ?? ''
    return place !== ''
  }, 'a private thread')
  const greeting = await message('virtual agent', { channel: place })
  expect(rowsOf(greeting).map((row) => row.map(({ label }) => label))).toEqual([['Talk to a person'], ['Reply']])
  const arjun = (await discord.sandbox.member('Arjun Nair')).user.id
  await press(greeting, 'Talk to a person', { channel: place, member: arjun })
  await message('Only the person whom this chat is for', { channel: place, member: arjun })
  expect(await presses()).toHaveLength(0)
  await press(greeting, 'Talk to a person', { channel: place })
  const notice = await message('Case #', { channel: place })
  expect(rowsOf(notice).map((row) => row.map(({ label }) => label))).toEqual([['Never mind'], ['Reply']])
  const after = await drawn(greeting.id, (buttons) => buttons[0]?.disabled === true, place)
  expect(shortly(buttonsOf(after))).toEqual([`Talk to a person ${SUCCESS} off`, `Reply ${SECONDARY}`])
  await takeConversation(discord.kernel, act(await discord.conversation(kofi)))
  const taken = await drawn(notice.id, (buttons) => buttons.length === 1, place)
  expect(buttonsOf(taken).map(({ label }) => label)).toEqual(['Reply'])
})

test('a note that only the member sees has buttons that work too', async () => {
  await discord.sandbox.act('deny-permission', { channel: support, permission: 'CreatePrivateThreads' })
  await discord.start()
  await discord.sandbox.act('direct-messages', { member: kofi, open: false })
  await askForHelp()
  const greeting = await message('virtual agent', { channel: support })
  expect(greeting.ephemeral_for).toBe(kofi)
  await press(greeting, 'Talk to a person', { channel: support })
  await becomes('queued')
  const notice = await message('Case #', { channel: support })
  expect(notice.ephemeral_for).toBe(kofi)
  await drawn(greeting.id, (buttons) => buttons[0]?.disabled === true, support)
  // A later command has another token, by which the notice cannot be reached.
  await askForHelp()
  await message('an agent answers', { channel: support })
  await takeConversation(discord.kernel, act(await discord.conversation(kofi)))
  await drawn(notice.id, (buttons) => buttons.length === 0, support)
})

test('while the database takes nothing a press is answered honestly, and honoured later', async () => {
  await discord.start()
  await askForHelp()
  const greeting = await message('virtual agent')
  discord.refuse = Object.assign(new Error('the database is away'), { code: 'ECONNREFUSED' })
  await press(greeting, 'Talk to a person')
  await message('That did not arrive')
  discord.refuse = null
  await message('It has arrived after all')
  await becomes('queued')
})

test('a press whose answer takes long is deferred in time, and its message changes then', async () => {
  await discord.start()
  await askForHelp()
  const greeting = await message('virtual agent')
  const held = await discord.database.pool.connect()
  await held.query('begin')
  await held.query('select 1 from conversation where id = $1 for update', [await discord.conversation(kofi)])
  const pressed = performance.now()
  await press(greeting, 'Talk to a person')
  await until(async () => (await discord.sandbox.state(kofi)).interactions.length === 0, 'it is answered')
  expect(performance.now() - pressed).toBeLessThan(2800)
  expect(shortly(buttonsOf((await seen('dm')).find(({ id }) => id === greeting.id) as SandboxMessage))).toEqual([
    `Talk to a person ${SECONDARY}`,
  ])
  await held.query('commit')
  held.release()
  await drawn(greeting.id, (buttons) => buttons[0]?.disabled === true)
  await becomes('queued')
})

test('a press while nobody was there is honoured by what follows, although its token is dead', async () => {
  await discord.start()
  await askForHelp()
  const greeting = await message('virtual agent')
  await discord.stop()
  await press(greeting, 'Talk to a person')
  await until(async () => (await discord.sandbox.state(kofi)).interactions.length === 0, 'Discord gives it up', 5000)
  await discord.start()
  await message('Case #1001')
  await becomes('queued')
})
