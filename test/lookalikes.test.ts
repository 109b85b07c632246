import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { TestDiscord, until } from './support/discord.ts'
import { Reporting } from './support/reporting.ts'

/** Members who look like staff, scams in direct messages, and floods, before a simulated Discord. */

let discord: TestDiscord
let members: Reporting
let general: string
beforeAll(async () => {
  discord = await TestDiscord.open({ lifted: true })
  discord.routed = true
  members = new Reporting(discord)
  const { guild, roles } = await discord.sandbox.state()
  const moderator = roles.find(({ name }) => name === 'Moderator')
  await members.set({
    staffRoles: [{ id: moderator?.id, name: 'Moderator', guild: guild.id }],
    safety: { messagesAMinute: 5 },
  })
  general = await discord.sandbox.channel('general')
  await discord.start()
})
afterAll(() => discord.close())
afterEach(() => expect(discord.proxy.violations).toEqual([]))

const idOf = async (name: string) => (await discord.sandbox.member(name)).user.id

const alarms = (address: string) =>
  discord.rows<{ kind: string; text: string; facts: object }>(
    'select kind, text, facts from moderation_report where subject_address = $1',
    [address],
  )

test('who writes under a name like a moderator’s is put before the moderators', async () => {
  const arjun = await idOf('Arjun Nair')
  await discord.sandbox.act('send', { member: arjun, channel: general, content: 'Good morning.' })
  await until(
    async () => (await discord.rows('select 1 from staff_member where address = $1', [arjun])).length === 1,
    'the moderator is known as staff',
  )
  const { roles } = await discord.sandbox.state()
  const member = roles.find(({ name }) => name === 'Member')?.id ?? ''
  const { user } = await discord.sandbox.act('add-member', { name: 'Аrjun Nair', username: 'an_77', roles: [member] })
  await discord.sandbox.act('send', { member: user.id, channel: general, content: 'Hello, I am here to help.' })
  await until(async () => (await alarms(user.id)).length === 1, 'the alarm', 20_000)
  expect(await alarms(user.id)).toMatchObject([
    {
      ...{ kind: 'lookalike', text: 'Аrjun Nair (@an_77)' },
      facts: { staff: { address: arjun, name: 'Arjun Nair' }, signs: ['name'] },
    },
  ])
  expect(await alarms(arjun)).toEqual([])
})

test('who wears a moderator’s picture, cut and coloured anew, is put before the moderators by it alone', async () => {
  const arjun = await idOf('Arjun Nair')
  const hash = 'select 1 from staff_member where address = $1 and picture_hash is not null'
  await until(async () => (await discord.rows(hash, [arjun])).length === 1, 'the picture is known', 20_000)
  const { user } = await discord.sandbox.act('add-member', {
    name: 'Quiet Otter',
    username: 'otter',
    picture: 'frog-copy',
  })
  await discord.sandbox.act('send', { member: user.id, channel: general, content: 'Hello.' })
  await until(async () => (await alarms(user.id)).length === 1, 'the alarm', 20_000)
  expect(await alarms(user.id)).toMatchObject([{ facts: { staff: { address: arjun }, signs: ['picture'] } }])
})

test('a scam in a direct message is stored and marked, gets a caution, and is put before the moderators', async () => {
  const yuki = await idOf('Yuki')
  const content = 'Free nitro for everyone https://dlscord-gift.com/a'
  await discord.sandbox.act('send', { member: yuki, channel: 'dm', content })
  await until(async () => (await alarms(yuki)).length === 1, 'the alarm')
  expect(await alarms(yuki)).toMatchObject([{ kind: 'scam', text: content, facts: { found: 'dlscord-gift.com' } }])
  const caution = async () => (await discord.direct(yuki)).filter((message) => message.author.bot).at(-1)
  await until(async () => (await caution())?.content.includes('looks like a scam') === true, 'the caution')
  expect(await discord.words(yuki)).toEqual([content])
})

test('of a flood no more than the limit is taken, and that is told once', async () => {
  const sora = await idOf('Sora Nakamura')
  for (let n = 1; n <= 9; n += 1)
    await discord.sandbox.act('send', { member: sora, channel: 'dm', content: `line ${n}` })
  const told = async () =>
    (await discord.direct(sora)).filter(({ content }) => content.includes('more than 5 messages'))
  await until(async () => (await told()).length > 0, 'it is told')
  await until(async () => (await discord.words(sora)).length >= 5, 'the first are taken')
  expect(await discord.words(sora)).toEqual(['line 1', 'line 2', 'line 3', 'line 4', 'line 5'])
  expect(await told()).toHaveLength(1)
})
