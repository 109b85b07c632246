import { afterEach, beforeEach, expect, test } from 'vitest'
import { TestDiscord, until } from './support/discord.ts'
import { drawnUnder, labelsUnder, Reporting } from './support/reporting.ts'

/** What members file, press and look up, before a simulated Discord. */

let discord: TestDiscord
let members: Reporting
let kofi: string
let yuki: string
let sora: string
let support: string
let bugs: string

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
  const bugChannel = await members.place('bug-report')
  bugs = bugChannel.id
  await members.set({ bugChannel, featureChannel: await members.place('feature-request') })
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const DELAYED = [
  { custom_id: 'subject', value: 'Receipts are delayed' },
  { custom_id: 'words', value: 'I paid for the trail pass and the receipt came two days later.' },
]
const PICTURE = {
  name: 'receipt.png',
  type: 'image/png',
  base64: Buffer.from('not much of a picture').toString('base64'),
}

const fileBug = (member: string, extra: Parameters<Reporting['submit']>[1] = []) =>
  members.file(member, support, 'bug', [...DELAYED, ...extra])

test('/bug asks once what it needs, says what is public, and files it with everything that was put in', async () => {
  await discord.start()
  await members.command(kofi, support, 'bug', { severity: 'blocking' })
  const { data } = await members.form(kofi)
  expect(data.components.length).toBeLessThanOrEqual(5)
  expect(JSON.stringify(data.components)).toContain('Everybody can read it')
  await members.submit(kofi, [
    ...DELAYED,
    { custom_id: 'steps', value: '1. pay\n2. wait' },
    { custom_id: 'device', values: ['ios', 'web'] },
    { custom_id: 'files', files: [PICTURE] },
  ])
  const answer = await members.note(kofi, 'Thanks, your report is #1001')
  // The severity was given with the command, so it is not asked for again.
  expect(labelsUnder(answer)).toEqual(['Show my files on the card'])
  const [filed] = await members.cases()
  expect(filed).toMatchObject({
    ...{ number: 1001, type: 'bug', status: 'new', source: 'form', published: true, reporters: 1 },
    subject: 'Receipts are delayed',
    description: 'I paid for the trail pass and the receipt came two days later.',
    fields: { steps: '1. pay\n2. wait', platforms: ['ios', 'web'], severity: 'blocking' },
  })
  const files = await discord.rows('select name from attachment where case_id = $1', [filed?.id])
  expect(files).toEqual([{ name: 'receipt.png' }])
})

test('what was left out can be said in the answer; it is marked there, and the files are shown only then', async () => {
  await discord.start()
  await fileBug(kofi, [{ custom_id: 'files', files: [PICTURE] }])
  const answer = await members.note(kofi, '#1001')
  await members.pick(kofi, answer, 'data_loss')
  await until(async () => (await members.cases())[0]?.fields.severity === 'data_loss', 'the severity')
  const marked = async () => drawnUnder(await members.again(kofi, answer))
  await until(
    async () => (await marked())[0]?.options?.find(({ value }) => value === 'data_loss')?.default === true,
    'marked',
  )
  expect((await members.cases())[0]?.fields.filesPublic).toBeUndefined()
  await members.press(kofi, answer, 'Show my files')
  await until(async () => (await members.cases())[0]?.fields.filesPublic === true, 'the files are public')
  await until(
    async () => (await marked()).some(({ label, disabled }) => label?.includes('may stand') && disabled),
    'marked',
  )
  // Whoever else knows the id of the button changes nothing: the note is not theirs, and neither is the report.
  expect((await members.again(kofi, answer)).content).toContain('#1001')
})

test('a likely duplicate is offered: "It is" takes the new one back, "Mine is another" keeps it', async () => {
  await discord.start()
  await fileBug(kofi)
  await members.note(kofi, '#1001')
  await fileBug(yuki)
  const offer = await members.note(yuki, 'Is it this one?')
  expect(offer.content).toContain('**#1001** Receipts are delayed · 1 reporter')
  await members.press(yuki, offer, 'It is #1001')
  await members.note(yuki, 'You are counted on #1001 now, with 1 other')
  expect(labelsUnder(await members.again(yuki, offer))).toEqual(['Tell me by direct message', 'Take me off'])
  await fileBug(sora)
  const second = await members.note(sora, 'Is it this one?')
  await members.press(sora, second, 'Mine is another')
  await members.note(sora, '#1003 stays a report of its own')
  expect(labelsUnder(await members.again(sora, second))).not.toContain('Mine is another')
  expect(
    (await members.cases()).map(({ number, status, outcome, reporters }) => [number, status, outcome, reporters]),
  ).toEqual([
    [1001, 'new', null, 2],
    [1002, 'closed', 'withdrawn', 1],
    [1003, 'new', null, 1],
  ])
})

test('on a card: me too, twice, follow, direct, details, take me off', async () => {
  await discord.start()
  await fileBug(kofi)
  const card = await members.card(bugs, '#1001')
  await members.press(yuki, card, 'Me too')
  const joined = await members.note(yuki, 'You are the 2nd to report #1001.')
  await members.press(yuki, card, 'Me too')
  await members.note(yuki, 'You are counted on #1001 already.')
  await members.press(sora, card, 'Follow')
  const following = await members.note(sora, 'You follow #1001 now. You are named in the thread')
  await members.press(sora, following, 'Tell me by direct message')
  await members.note(sora, 'From now on you hear of #1001 by direct message.')
  const parties = () =>
    discord.rows<{ name: string; role: string; direct: boolean }>(
      'select c.name, p.role, p.direct from case_party p join contact c on c.id = p.contact_id order by p.joined_at',
    )
  expect((await parties()).map(({ role, direct }) => [role, direct])).toEqual([
    ['reporter', false],
    ['reporter', false],
    ['follower', true],
  ])
  await members.press(sora, card, 'Add details')
  await members.submit(sora, [{ custom_id: 'words', value: 'It is so on my phone too.' }])
  await members.note(sora, 'Thanks, the team has your details on #1001.')
  expect(await discord.rows(`select text from case_entry where kind = 'detail'`)).toEqual([
    { text: 'It is so on my phone too.' },
  ])
  await members.press(yuki, joined, 'Take me off')
  await members.note(yuki, 'You are off #1001')
  expect((await parties()).map(({ role }) => role)).toEqual(['reporter', 'reporter'])
})

test('a direct message is opened for whoever asks for it', async () => {
  await discord.start()
  await fileBug(kofi)
  const card = await members.card(bugs, '#1001')
  await members.press(yuki, card, 'Follow')
  await members.press(yuki, await members.note(yuki, 'You follow #1001'), 'Tell me by direct message')
  await members.note(yuki, 'by direct message.')
  await until(
    async () =>
      (await discord.rows('select 1 from discord_member where user_id = $1 and direct_channel_id is not null', [yuki]))
        .length === 1,
    'the direct message is open',
  )
})

test('/new_feature stands in the forum under its area; /feedback stays with the team', async () => {
  await discord.start()
  const forum = await discord.sandbox.channel('feature-request')
  await members.file(kofi, support, 'new_feature', [
    { custom_id: 'area', values: ['quality_of_life'] },
    { custom_id: 'subject', value: 'A map of all trails' },
    { custom_id: 'words', value: 'I get lost.' },
  ])
  await members.note(kofi, 'Thanks, your idea is #1001')
  await members.file(kofi, support, 'feedback', [
    { custom_id: 'rating', values: ['4'] },
    { custom_id: 'words', value: 'Fine, all in all.' },
  ])
  await members.note(kofi, 'nobody else reads them')
  const post = (await discord.sandbox.state()).channels.find(
    (channel) => 'parent_id' in channel && channel.parent_id === forum && channel.name?.includes('A map of all trails'),
  )
  await members.press(yuki, await members.card(post?.id ?? '', '#1001'), 'Vote')
  await members.note(yuki, 'You are the 2nd to report #1001.')
  expect((await members.cases()).map(({ type, fields, published }) => [type, fields, published])).toEqual([
    ['feature', { area: 'quality_of_life' }, true],
    ['feedback', { rating: 4 }, false],
  ])
})

test('forms and answers come in the language of the member', async () => {
  await discord.start()
  const { members: all } = await discord.sandbox.state()
  const diego = all.find(({ locale }) => locale === 'pt-BR')?.user.id ?? ''
  await members.command(diego, support, 'bug')
  const { data } = await members.form(diego)
  expect(data.title).toBe('Relatar um erro')
  expect(JSON.stringify(data.components)).toContain('Todo mundo pode ler')
  await members.submit(diego, DELAYED)
  await members.note(diego, 'Obrigado, seu relato é o #1001')
})

test('/mycases and /status answer only to the member: what is private is, to others, not there', async () => {
  await discord.start()
  await members.command(yuki, support, 'mycases')
  await members.note(yuki, 'You have reported nothing yet')
  await fileBug(kofi)
  await members.file(kofi, support, 'feedback', [
    { custom_id: 'rating', values: ['2'] },
    { custom_id: 'words', value: '**secret** words' },
  ])
  const card = await members.card(bugs, '#1001')
  await members.command(kofi, support, 'mycases')
  const mine = await members.note(kofi, 'words · Received')
  const { guild } = await discord.sandbox.state()
  expect(mine.content.split('\n')).toEqual([
    '**#1002** \\*\\*secret\\*\\* words · Received',
    `**[#1001](https://discord.com/channels/${guild.id}/${bugs}/${card.id})** Receipts are delayed · Received`,
  ])
  await members.command(kofi, support, 'status', { number: 1002 })
  await members.note(kofi, '**Received**, since <t:')
  await members.command(yuki, support, 'status', { number: 1002 })
  await members.note(yuki, 'There is no case #1002 that you can look at.')
  await members.command(yuki, support, 'status', { number: 4711 })
  await members.note(yuki, 'There is no case #4711 that you can look at.')
  await members.command(yuki, support, 'status', { number: 1001 })
  await members.note(yuki, '1 reporter')
})

test('the number of /status is offered while it is typed: own cases, and open ones that all see', async () => {
  await discord.start()
  await fileBug(kofi)
  await members.file(kofi, support, 'feedback', [
    { custom_id: 'rating', values: ['2'] },
    { custom_id: 'words', value: 'secret words' },
  ])
  await members.note(kofi, 'nobody else')
  const offered = async (member: string, typed: string) => {
    const asked = { member, channel: support, name: 'status', options: { number: typed }, focused: 'number' }
    return (await discord.sandbox.act('complete', asked)).choices.map(({ name }) => name)
  }
  expect(await offered(kofi, '')).toEqual(['#1002 · secret words', '#1001 · Receipts are delayed'])
  expect(await offered(kofi, 'receipts')).toEqual(['#1001 · Receipts are delayed'])
  expect(await offered(yuki, '')).toEqual([])
  expect(await offered(yuki, '10')).toEqual(['#1001 · Receipts are delayed'])
})

test('what nobody of ours has given is answered with a sentence', async () => {
  await discord.start()
  await fileBug(kofi)
  const card = await members.card(bugs, '#1001')
  const before = await members.cases()
  let sent = 0
  const raw = async (type: number, data: object) => {
    sent += 1
    const id = String(1_400_000_000_000_000_000n + BigInt(sent))
    const { user } = (await discord.sandbox.state()).members.find((each) => each.user.id === yuki) ?? {}
    const asked = {
      id,
      token: `t-${id}`,
      type,
      version: 1,
      locale: 'en-GB',
      channel_id: bugs,
      user,
      data,
      message: { id: card.id },
    }
    const answers = () => discord.proxy.requests.filter((line) => line.startsWith('POST /interactions/')).length
    const had = answers()
    await discord.sandbox.act('raw-event', { type: 'INTERACTION_CREATE', data: asked })
    await until(() => answers() > had, `an answer to ${JSON.stringify(data)}`)
  }
  const button = drawnUnder(card).find(({ label }) => label === 'Follow')?.custom_id ?? ''
  for (const custom_id of [
    button.replace('follow', 'steal'),
    button.slice(0, -1),
    'c:same:x:y',
    'm:confirm:',
    'f:bug',
    'r:bug:1:2:3',
  ]) {
    await raw(3, { custom_id, component_type: 2 })
    await raw(5, { custom_id, components: [] })
  }
  await raw(3, { custom_id: button.replace('follow', 'severity'), component_type: 3, values: ['worst'] })
  await raw(2, { name: 'Report as bug', type: 3, target_id: '1', resolved: {} })
  await raw(2, { name: 'status', type: 1, options: [{ name: 'number', type: 4, value: 1e300 }] })
  expect(await members.cases()).toEqual(before)
})

test('while the database takes nothing it is said so, and the report is filed as soon as it does', async () => {
  await discord.start()
  await members.command(kofi, support, 'bug')
  await members.form(kofi)
  discord.refuse = new Error('the database is away')
  await members.submit(kofi, DELAYED)
  await members.note(kofi, 'Not filed. We cannot take reports right now.')
  expect(await members.cases()).toEqual([])
  discord.refuse = null
  await members.note(kofi, 'Thanks, your report is #1001')
})
