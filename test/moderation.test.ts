import { afterEach, beforeEach, expect, test } from 'vitest'
import { showReport } from '../src/core/inbox/moderation/show-report.ts'
import { actOnReport, type ReportAct } from '../src/core/moderation/act-on-report.ts'
import { SETTINGS_CHANGED } from '../src/core/workspace/update-settings.ts'
import { TestDiscord, until } from './support/discord.ts'
import { labelsUnder, Reporting } from './support/reporting.ts'

/** Reports to moderators and what becomes of them, before a simulated Discord. */

let discord: TestDiscord
let members: Reporting
let kofi: string
let yuki: string
let sora: string
let support: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  members = new Reporting(discord)
  const idOf = async (name: string) => (await discord.sandbox.member(name)).user.id
  ;[kofi, yuki, sora] = (await Promise.all(['Kofi Mensah', 'Yuki', 'Sora Nakamura'].map(idOf))) as [
    string,
    string,
    string,
  ]
  support = await discord.sandbox.channel('support')
  await discord.start()
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const words = (value: string) => ({ custom_id: 'words', value })
const say = (member: string, content: string) => discord.sandbox.act('send', { member, channel: support, content })

async function report(member: string, message: string, why: string): Promise<void> {
  await discord.sandbox.act('message-command', { member, channel: support, message, name: 'Report message' })
  await members.submit(member, [words(why)])
}

const stored = () =>
  discord.rows<{ id: string; state: string; version: number; text: string; gone: boolean }>(
    `select id, state, version, text, message_gone_at is not null as gone from moderation_report order by opened_at`,
  )

async function act(kind: ReportAct['kind'], more: Partial<ReportAct> = {}): Promise<string> {
  const [{ id, version } = { id: '', version: 0 }] = await stored()
  const { kernel, workspace, agent } = discord
  await actOnReport(kernel, { workspace, agent, report: id, version, kind, text: '', tell: true, ...more })
  return id
}

const acts = async (id: string) => {
  const { kernel, workspace } = discord
  return (await showReport(kernel.db, { workspace, id, now: new Date() })).report.acts
}

const isThere = async (message: string) =>
  (await discord.sandbox.act('messages', { channel: support })).some(({ id }) => id === message)

test('a message is reported from its menu, others join; deleting it deletes it in Discord, and its author is told with the way to appeal', async () => {
  await members.set({ modLogChannel: await members.place('mod-log') })
  const scam = await say(kofi, 'Free gems at https://gems.example')
  await report(yuki, scam.id, 'That is a scam.')
  await members.note(yuki, 'Report #1001 is with the moderators')
  await report(sora, scam.id, 'Same here.')
  await members.note(sora, 'others have reported this too')
  await report(sora, scam.id, 'Again.')
  await members.note(sora, 'You have reported this already')
  expect(await stored()).toMatchObject([{ state: 'open', text: 'Free gems at https://gems.example' }])
  const [made] = await members.cases()
  expect(made).toMatchObject({ type: 'safety', published: false, reporters: 2, description: 'That is a scam.' })

  const id = await act('delete_message', { text: 'No scams' })
  await until(async () => !(await isThere(scam.id)), 'the message is deleted')
  await until(async () => (await stored())[0]?.gone === true, 'the report says so')
  const told = async () => (await discord.direct(kofi)).at(-1)
  await until(async () => (await told())?.content.includes('removed a message of yours') === true, 'told')
  const last = await told()
  expect(last?.content).toContain('in #support. The reason: No scams')
  expect(last && labelsUnder(last)).toEqual(['Appeal'])
  await until(async () => (await acts(id))[0]?.told === true, 'that they were told')
  expect(await acts(id)).toMatchObject([{ kind: 'delete_message', state: 'done', by: { publicName: 'Ana' } }])
  expect((await members.cases())[0]).toMatchObject({ status: 'resolved', outcome: 'solved' })
  const log = await discord.sandbox.channel('mod-log')
  const lines = async () => (await discord.sandbox.act('messages', { channel: log })).map(({ content }) => content)
  await until(async () => (await lines()).length === 2, 'two lines')
  expect(await lines()).toEqual([
    expect.stringMatching(/#1001.*message reported · Kofi.*#support/),
    expect.stringMatching(/#1001.*Ana deleted the message of Kofi/),
  ])
})

test('a message that somebody else deletes is gone for the report too; one that is dismissed is over', async () => {
  const said = await say(kofi, 'You are all stupid')
  await report(yuki, said.id, 'Rude.')
  await members.note(yuki, '#1001')
  await discord.sandbox.act('delete', { member: kofi, channel: support, message: said.id })
  await until(async () => (await stored())[0]?.gone === true, 'that it is gone')
  await expect(act('delete_message')).rejects.toMatchObject({
    code: 'conflict',
    message: 'The message is gone already.',
  })
  await act('dismiss')
  expect(await stored()).toMatchObject([{ state: 'dismissed', text: 'You are all stupid' }])
  expect((await members.cases())[0]).toMatchObject({ status: 'resolved', outcome: 'declined' })
  const [{ id, version } = { id: '', version: 0 }] = await stored()
  const { kernel, workspace, agent } = discord
  const late = { workspace, agent, report: id, version: version - 1, kind: 'reopen' as const, text: '', tell: false }
  await expect(actOnReport(kernel, late)).rejects.toMatchObject({ code: 'conflict' })
})

test('what was written directly is reported by a form; its writer is timed out, banned and blocked, and appeals', async () => {
  await members.file(yuki, 'dm', 'report', [
    { custom_id: 'who', values: [kofi] },
    words('Hi, I am from support. Send me your password.'),
  ])
  await members.note(yuki, 'Report #1001 is with the moderators')
  expect(await stored()).toMatchObject([{ state: 'open', text: 'Hi, I am from support. Send me your password.' }])
  const id = await act('time_out', { minutes: 60 })
  await until(async () => (await acts(id))[0]?.state !== 'queued', 'the time-out')
  expect(await acts(id)).toMatchObject([{ kind: 'time_out', state: 'done', words: null, minutes: 60 }])
  const until_ = (await discord.sandbox.member('Kofi Mensah')).member?.communication_disabled_until
  expect(Date.parse(until_ ?? '') - Date.now()).toBeGreaterThan(55 * 60_000)
  const told = async () => (await discord.direct(kofi)).at(-1)
  await until(async () => (await told())?.content.includes('has paused you') === true, 'told')

  await act('block', { text: 'Fake staff', tell: false })
  await discord.sandbox.act('send', { member: kofi, channel: 'dm', content: 'let me explain' })
  await until(async () => (await told())?.content.includes('have blocked you') === true, 'told of the block')
  await discord.sandbox.act('send', { member: kofi, channel: 'dm', content: 'hello?' })
  await members.command(kofi, 'dm', 'mycases')
  await members.note(kofi, 'The moderators have blocked you')
  expect(await discord.words(kofi)).toEqual([])
  expect((await discord.direct(kofi)).filter(({ content }) => content.includes('have blocked you'))).toHaveLength(1)

  const last = (await discord.direct(kofi)).findLast(({ content }) => content.includes('have blocked you'))
  if (!last) throw new Error('nothing was told')
  await members.press(kofi, last, 'Appeal')
  await members.submit(kofi, [words('It was a joke between friends.')])
  await members.note(kofi, 'Appeal #1002 is with the moderators')
  expect((await members.cases())[1]).toMatchObject({ type: 'appeal', description: 'It was a joke between friends.' })

  await act('ban')
  await until(async () => (await acts(id)).at(-1)?.state !== 'queued', 'the ban')
  expect((await acts(id)).at(-1)).toMatchObject({ kind: 'ban', state: 'done', told: true })
  expect((await discord.sandbox.member('Kofi Mensah')).banned).toBe(true)
})

/** Waits until somebody is known as staff. */
const isKnown = (address: string) =>
  until(
    async () => (await discord.rows('select 1 from staff_member where address = $1', [address])).length === 1,
    'they are known',
    12_000,
  )

test('/verify and the menu of a member say who is staff, by role and by account', async () => {
  const arjun = (await discord.sandbox.member('Arjun Nair')).user.id
  const { roles, guild } = await discord.sandbox.state()
  const moderator = roles.find(({ name }) => name === 'Moderator')
  await members.set({ staffRoles: [{ guild: guild.id, id: moderator?.id, name: 'Moderator' }] })
  // Whoever owns the server is one of us without a role.
  const ingrid = (await discord.sandbox.member('Ingrid Solberg')).user.id
  discord.kernel.bus.wake(SETTINGS_CHANGED)
  await isKnown(ingrid)
  await members.command(kofi, support, 'verify')
  await members.note(kofi, `**Server owner** <@${ingrid}>`)
  await members.command(kofi, support, 'verify', { member: ingrid })
  await members.note(kofi, '✓ **Ingrid Solberg** is one of us at Lumen Trails (Server owner)')
  await discord.sandbox.act('user-command', { member: kofi, channel: support, target: arjun, name: 'Is this staff?' })
  await members.note(kofi, '✓ **Arjun Nair** is one of us at Lumen Trails (Moderator)')
  await members.command(kofi, support, 'verify', { member: yuki })
  await members.note(kofi, '**Yuki** is not one of us')
  await discord.rows('update agent set discord_user_id = $2 where id = $1', [discord.agent, sora])
  await members.command(kofi, support, 'verify', { member: sora })
  await members.note(kofi, '✓ **Sora Nakamura** is one of us at Lumen Trails.')
  const beatriz = (await discord.sandbox.member('Beatriz Lemos')).user.id
  await members.command(beatriz, support, 'verify', { member: yuki })
  await members.note(beatriz, '**Yuki** não é da nossa equipe. Ninguém de Lumen Trails pede a sua senha')
})

test('what the bot may not do is told with the way to mend it, and puts the report back', async () => {
  const ingrid = (await discord.sandbox.member('Ingrid Solberg')).user.id
  const said = await say(ingrid, 'I am above you')
  await report(yuki, said.id, 'Boasting.')
  await members.note(yuki, '#1001')
  const { kernel, workspace } = discord
  const id = await act('time_out', { minutes: 5 })
  await until(async () => (await acts(id))[0]?.state === 'failed', 'the refusal')
  const [failed] = await acts(id)
  expect(failed?.words).toBe('They own the server: nobody can do that to them.')
  expect(failed?.told).toBe(false)
  expect(await stored()).toMatchObject([{ state: 'open' }])
  expect((await members.cases())[0]).toMatchObject({ status: 'open' })
  const { scene } = await showReport(kernel.db, { workspace, id, now: new Date() })
  expect(scene).toEqual({ guild: (await discord.sandbox.state()).guild.id, channel: support, member: ingrid })
})

test('who joins is greeted with who is staff; whoever comes within the minute is named there too', async () => {
  const welcomeChannel = await members.place('general')
  await members.set({ welcomeChannel })
  const join = async (name: string) =>
    (await discord.sandbox.act('add-member', { name, username: name.toLowerCase() })).user.id
  const greetings = async () =>
    (await discord.sandbox.act('messages', { channel: welcomeChannel.id })).filter(({ content }) =>
      content.startsWith('Welcome to Lumen Trails'),
    )
  const mona = await join('Mona')
  await until(async () => (await greetings()).length === 1, 'the greeting')
  const [first] = await greetings()
  expect(first?.content).toContain(`Welcome to Lumen Trails, <@${mona}>. /verify`)
  expect(first?.content).toMatch(/\n-# ✓ Lumen Trails, official/)
  expect(first?.mentions.map(({ id }) => id)).toEqual([mona])
  const otto = await join('Otto')
  await until(async () => (await greetings())[0]?.content.includes(`<@${mona}>, <@${otto}>`) === true, 'both', 12_000)
  await Promise.all(Array.from({ length: 40 }, (_, n) => join(`Raider${n}`)))
  await until(async () => (await greetings())[0]?.content.includes('and 12 more.') === true, 'all', 20_000)
  expect(await greetings()).toHaveLength(1)
})

test('who is staff is learnt from what they do, and from a linked account; without the role they are staff no more', async () => {
  const arjun = (await discord.sandbox.member('Arjun Nair')).user.id
  const { roles, guild } = await discord.sandbox.state()
  const moderator = roles.find(({ name }) => name === 'Moderator')?.id ?? ''
  const known = () =>
    discord.rows<{ address: string; roles: string[]; agent: boolean }>(
      `select address, roles, agent_id is not null as agent from staff_member
       where gone_at is null and roles <> '{Server owner}' order by agent`,
    )
  await members.set({ staffRoles: [{ guild: guild.id, id: moderator, name: 'Moderator' }] })
  await discord.rows('update agent set discord_user_id = $2 where id = $1', [discord.agent, sora])
  discord.kernel.bus.wake(SETTINGS_CHANGED)
  // The account of an agent is looked up; a moderator is known by what they say.
  await until(async () => (await known()).length === 1, 'the agent')
  await say(kofi, 'hello')
  await say(arjun, 'hello')
  await until(async () => (await known()).length === 2, 'the moderator')
  expect(await known()).toEqual([
    { address: arjun, roles: ['Moderator'], agent: false },
    { address: sora, roles: [], agent: true },
  ])
  const ingrid = (await discord.sandbox.member('Ingrid Solberg')).user.id
  await isKnown(ingrid)
  await members.command(kofi, support, 'verify')
  const list = await members.note(kofi, 'These are the people of Lumen Trails here')
  expect(list.content).toContain(`**Moderator** <@${arjun}>\n**Server owner** <@${ingrid}>\n**Support** <@${sora}>`)
  const token = `/guilds/${guild.id}/members/${arjun}/roles/${moderator}`
  expect((await discord.sandbox.rest('DELETE', token)).status).toBe(204)
  await say(arjun, 'I am an ordinary member now')
  await until(async () => (await known()).length === 1, 'forgotten')
})
