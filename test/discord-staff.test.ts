import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { createDiscordCode } from '../src/core/agent/discord-code.ts'
import { handBack } from '../src/core/conversation/hand-back.ts'
import { resolveConversation } from '../src/core/conversation/resolve-conversation.ts'
import { takeConversation } from '../src/core/conversation/take-conversation.ts'
import { releaseConversation } from '../src/core/routing/release-conversation.ts'
import { TestDiscord, until } from './support/discord.ts'

/** Lines in the staff channel, and what agents do there, before a simulated Discord. */

let discord: TestDiscord
let kofi: string
let staff: string
let guild: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  kofi = (await discord.sandbox.member('Kofi Mensah')).user.id
  staff = await discord.sandbox.channel('desk')
  guild = (await discord.sandbox.state()).guild.id
  await choose(staff)
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const choose = (id: string) =>
  discord.rows('update workspace set settings = $1', [{ staffChannel: { guild, id, name: 'desk' } }])

/** A member writes, and an agent puts the chat in the queue. Answers the conversation. */
async function waits(member: string, words: string): Promise<string> {
  const before = (await discord.words(member)).length
  await discord.sandbox.act('send', { member, channel: 'dm', content: words })
  await until(async () => (await discord.words(member)).length > before, words)
  const conversation = await discord.conversation(member)
  await releaseConversation(discord.kernel, { workspace: discord.workspace, conversation, agent: discord.agent })
  return conversation
}

const lines = (channel = staff): Promise<SandboxMessage[]> => discord.sandbox.act('messages', { channel })

async function line(part: string, channel = staff): Promise<SandboxMessage> {
  let found: SandboxMessage | undefined
  await until(
    async () => {
      found = (await lines(channel)).find(({ content }) => content.includes(part))
      return found !== undefined
    },
    `a line with "${part}"`,
    15_000,
  )
  return found as SandboxMessage
}

interface Drawn {
  label: string
  url?: string
  custom_id?: string
}
const buttons = (message: SandboxMessage): Drawn[] =>
  (message.components as unknown as { components: Drawn[] }[]).flatMap(({ components }) => components)
const labels = (message: SandboxMessage): string[] => buttons(message).map(({ label }) => label)

async function note(member: string, part: string): Promise<string> {
  let found = ''
  await until(async () => {
    const { messages } = await discord.sandbox.state(member)
    const mine = Object.values(messages)
      .flat()
      .filter((message) => message.ephemeral_for === member)
    found = mine.find(({ content }) => content.includes(part))?.content ?? ''
    return found !== ''
  }, `a note with "${part}"`)
  return found
}

async function addAgent(publicName: string): Promise<string> {
  const id = randomUUID()
  await discord.rows(
    `insert into agent (workspace, id, user_id, role, name, public_name, created_at) values ($1, $2, $3, 'agent', $4, $4, now())`,
    [discord.workspace, id, randomUUID(), publicName],
  )
  return id
}

async function link(member: string, agent: string): Promise<void> {
  const { code } = await createDiscordCode(discord.kernel, { workspace: discord.workspace, agent })
  await discord.sandbox.act('command', { member, channel: staff, name: 'link', options: { code } })
  await note(member, 'Linked.')
}

async function take(member: string, message: SandboxMessage): Promise<void> {
  const custom_id = buttons(message).find(({ label }) => label === 'Take')?.custom_id ?? ''
  await discord.sandbox.act('press', { member, channel: staff, message: message.id, custom_id })
}

const act = (conversation: string) => ({ workspace: discord.workspace, conversation, agent: discord.agent })

test('who waits has one line, which says who has taken them, and comes anew when they wait again', async () => {
  await discord.start()
  const conversation = await waits(kofi, 'refund missing')
  const waiting = await line('refund missing')
  expect(waiting.content).toBe('**#1001** · Kofi Mensah · “refund missing”')
  expect(buttons(waiting).map(({ label, url }) => [label, url])).toEqual([
    ['Open', `https://desk.example.org/inbox/unassigned/${conversation}`],
    ['Take', undefined],
  ])
  await takeConversation(discord.kernel, act(conversation))
  expect(labels(await line('taken by Ana'))).toEqual(['Open'])
  await releaseConversation(discord.kernel, act(conversation))
  await until(async () => (await lines()).length === 2, 'a line of its own for the second wait')
  await handBack(discord.kernel, act(conversation))
  expect((await line('back with Guide')).content).toContain('#1001')
  await releaseConversation(discord.kernel, act(conversation))
  await until(async () => (await lines()).length === 3, 'the third')
  await resolveConversation(discord.kernel, act(conversation))
  await line('over')
  expect((await lines()).map(({ content }) => content.split(' · ').at(-1))).toEqual([
    'taken by Ana',
    'back with Guide',
    'over',
  ])
})

test('names and words of members are no markup, call nobody, and stay on their line', async () => {
  await discord.start()
  const name = `**@all** \u202Egnp Z${'\u0301'.repeat(15)}`
  const odd = (await discord.sandbox.act('add-member', { name })).user.id
  await waits(odd, `<@${kofi}> @everyone\n# big\nhttps://evil.example **bold** ${'long '.repeat(80)}`)
  const { content, mentions, mention_everyone } = await line('evil')
  expect(mentions).toEqual([])
  expect(mention_everyone).toBe(false)
  expect(content).not.toContain('\n')
  expect(content).not.toContain('\u202E')
  expect(content).not.toMatch(/\u0301{4}/)
  expect(content.replace(/^\*\*#1001\*\*/, '')).not.toMatch(/(?<!\\)\*|@everyone|<@\d|https:\/\//)
  expect(content).toMatch(/…”$/)
})

test('an agent who has proved the account takes in Discord; of two at once one gets it, and others are told how', async () => {
  await discord.start()
  const [ingrid, arjun] = await Promise.all(
    ['Ingrid Solberg', 'Arjun Nair'].map(async (name) => (await discord.sandbox.member(name)).user.id),
  )
  if (!ingrid || !arjun) throw new Error('nobody there')
  await link(ingrid, discord.agent)
  const conversation = await waits(kofi, 'refund missing')
  const waiting = await line('refund missing')
  // A moderator sees the channel, and is no agent for that.
  await take(arjun, waiting)
  await note(arjun, 'Only agents can take chats')
  await link(arjun, await addAgent('Malik'))
  await Promise.all([take(ingrid, waiting), take(arjun, waiting)])
  await line('taken by')
  const [row] = await discord.rows<{ name: string }>(
    `select a.public_name as name from conversation c join agent a on a.id = c.assignee_id where c.id = $1`,
    [conversation],
  )
  const [winner, loser] = row?.name === 'Ana' ? [ingrid, arjun] : [arjun, ingrid]
  expect(await note(winner, 'It is yours')).toContain(`https://desk.example.org/inbox/mine/${conversation}`)
  expect(await note(loser, 'took this one before you')).toContain(row?.name)
  expect(labels(await line('taken by'))).toEqual(['Open'])
})

test('a code that is wrong, too often wrong, or of an agent who was deactivated links nobody', async () => {
  await discord.start()
  const options = (code: string) => ({ member: kofi, channel: 'dm' as const, name: 'link', options: { code } })
  await discord.sandbox.act('send', { member: kofi, channel: 'dm', content: 'hello' })
  const gone = await addAgent('Malik')
  const { code } = await createDiscordCode(discord.kernel, { workspace: discord.workspace, agent: gone })
  await discord.rows('update agent set deactivated_at = now() where id = $1', [gone])
  for (const typed of [code, 'AAAA-AAAA', 'x', '💥', '2222 2222']) {
    await discord.sandbox.act('command', options(typed))
  }
  await note(kofi, 'not right')
  await discord.sandbox.act('command', options('BBBB-BBBB'))
  await note(kofi, 'Too many wrong codes')
  expect(await discord.rows('select 1 from agent where discord_user_id is not null')).toEqual([])
})

test('beyond five at once one line counts the others, and is rewritten until none of them waits', async () => {
  await discord.start()
  const members = (await discord.sandbox.state()).members.filter(({ user }) => !user.bot).slice(0, 9)
  const conversations: string[] = []
  for (const { user } of members) conversations.push(await waits(user.id, `help me ${user.username}`))
  const many = await line('4 more people wait')
  expect(buttons(many).map(({ label, url }) => [label, url])).toEqual([
    ['Open', 'https://desk.example.org/inbox/unassigned'],
  ])
  expect(await lines()).toHaveLength(6)
  for (const conversation of conversations.slice(0, 6)) await takeConversation(discord.kernel, act(conversation))
  await line('3 more people wait')
  for (const conversation of conversations.slice(6)) await takeConversation(discord.kernel, act(conversation))
  const none = await line('None of them waits')
  expect([none.id, labels(none)]).toEqual([many.id, []])
  expect((await lines()).filter(({ content }) => content.includes('taken by Ana'))).toHaveLength(5)
})

test('a line whose answer was lost stands once: at once, after a restart, and long after it', async () => {
  await discord.start()
  await discord.sandbox.act('answer-errors', { count: 1, status: 502, when: 'after', route: `/channels/${staff}` })
  await waits(kofi, 'first')
  await line('first')
  const confirmed = async () =>
    (await discord.rows('select 1 from discord_staff_line where message_id is not null')).length === 1
  await until(confirmed, 'the line is confirmed')
  for (const age of ['0 minutes', '10 minutes']) {
    await discord.stop()
    await discord.rows(`update discord_staff_line set message_id = null, begun_at = begun_at - $1::interval`, [age])
    await discord.rows(`update lane set due = now(), hold_until = null where route = 'staff'`)
    await discord.start()
    await until(confirmed, `the line is confirmed again after ${age}`)
    expect(await lines()).toHaveLength(1)
  }
})

test('a channel in which the bot may not write, or that is gone, is told at the desk, and another one is used at once', async () => {
  await discord.sandbox.act('deny-permission', { channel: staff, permission: 'SendMessages' })
  await discord.start()
  await waits(kofi, 'first')
  const trouble = () => discord.connector.state().trouble
  await until(() => trouble() !== null, 'the trouble')
  expect(trouble()).toBe('Lumi may not write in #desk. Give it "Send Messages" there.')
  const sora = (await discord.sandbox.member('Sora Nakamura')).user.id
  await waits(sora, 'second')
  const asked = discord.proxy.requests.filter((request) => request.startsWith(`POST /channels/${staff}/messages`))
  expect(asked).toHaveLength(1)
  const other = await discord.sandbox.channel('walks')
  await choose(other)
  const yuki = (await discord.sandbox.member('Yuki')).user.id
  await waits(yuki, 'third')
  await line('third', other)
  expect(trouble()).toBeNull()
  await discord.sandbox.act('delete-channel', { channel: other })
  const noa = (await discord.sandbox.member('Noa')).user.id
  await waits(noa, 'fourth')
  await until(() => trouble() !== null, 'the trouble of a channel that is gone')
  expect(trouble()).toContain('deleted in Discord')
  // Who was told of there is taken without a word, and nothing stands still.
  await takeConversation(discord.kernel, act(await discord.conversation(yuki)))
  await until(
    async () => (await discord.rows(`select 1 from discord_staff_line where shown = 'taken'`)).length === 1,
    'the line that is gone is settled',
  )
})

test('without a staff channel nothing is written and nothing waits', async () => {
  await discord.rows(`update workspace set settings = '{}'`)
  await discord.start()
  await waits(kofi, 'first')
  await until(
    async () => (await discord.rows(`select 1 from lane where route = 'staff' and due is not null`)).length === 0,
    'the lane is done',
  )
  expect(await discord.rows('select 1 from discord_staff_line')).toEqual([])
})
