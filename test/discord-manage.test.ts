import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { NOBODY } from '../src/core/case/actor.ts'
import { createCase } from '../src/core/case/create-case.ts'
import { TestDiscord, until } from './support/discord.ts'
import { drawnUnder, labelsUnder, Reporting } from './support/reporting.ts'

/** What staff do with reports without leaving Discord: Manage under a card, and the menu of a message. */

let discord: TestDiscord
let members: Reporting
let kofi: string
let yuki: string
/** A moderator of the guild, who may manage messages. */
let arjun: string
/** The owner of the guild, whose account belongs to the agent Ana. */
let ingrid: string
let support: string
let bugs: string

beforeEach(async () => {
  discord = await TestDiscord.open({ lifted: true })
  members = new Reporting(discord)
  const idOf = async (name: string) => (await discord.sandbox.member(name)).user.id
  ;[kofi, yuki, arjun, ingrid] = (await Promise.all(
    ['Kofi Mensah', 'Yuki', 'Arjun Nair', 'Ingrid Solberg'].map(idOf),
  )) as [string, string, string, string]
  support = await discord.sandbox.channel('support')
  const bugChannel = await members.place('bug-report')
  bugs = bugChannel.id
  await members.set({ bugChannel })
  await discord.rows('update agent set discord_user_id = $2 where id = $1', [discord.agent, ingrid])
  await discord.start()
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

const words = (value: string) => ({ custom_id: 'words', value })
const subject = (value: string) => ({ custom_id: 'subject', value })
const number = (value: string) => ({ custom_id: 'number', value })

/** A member files a bug; answers its card. */
async function reported(member: string, title: string): Promise<SandboxMessage> {
  await members.file(member, support, 'bug', [subject(title), words(`${title}, again and again.`)])
  return members.card(bugs, title)
}

async function manage(member: string, card: SandboxMessage): Promise<SandboxMessage> {
  const number = /#\d+/.exec(JSON.stringify([card.content, card.embeds]))?.[0] ?? ''
  await members.press(member, card, 'Manage')
  return members.note(member, `**${number}**`)
}

/** Waits until a case stands so. */
async function becomes(wanted: object, at = 0): Promise<void> {
  await until(async () => {
    try {
      expect((await members.cases())[at]).toMatchObject(wanted)
      return true
    } catch {
      return false
    }
  }, JSON.stringify(wanted)).catch(async (error) => {
    throw new Error(`${error.message}; it is: ${JSON.stringify((await members.cases())[at])}`)
  })
}

/** Lines of a case's history, with who did it. */
const history = (kind: string) =>
  discord.rows<{ agent: string | null; staff: string | null; text: string }>(
    `select agent_id as agent, facts->>'staff' as staff, text from case_entry where kind = $1 order by at, id`,
    [kind],
  )

test('a moderator without a desk seat moves a report along, and the note follows', async () => {
  const note = await manage(arjun, await reported(kofi, 'Receipts are delayed'))
  expect(note.content).toBe(
    `**#1001** Receipts are delayed\nReceived · 1 reporter · 0 followers · nobody owns it · [card](${/\((\S+)\)/.exec(note.content)?.[1]})`,
  )
  expect(labelsUnder(note)).toEqual([
    ...['Confirm', 'Being fixed', 'Need info'],
    ...['Resolve', 'Will not be done', 'Duplicate of'],
  ])
  await members.press(arjun, note, 'Confirm')
  await becomes({ status: 'open' })
  const shows = (part: string) => until(async () => (await members.again(arjun, note)).content.includes(part), part)
  await shows('Confirmed')
  expect(drawnUnder(await members.again(arjun, note))[0]).toMatchObject({ label: 'Confirm', disabled: true })
  expect(await history('status')).toEqual([{ agent: null, staff: 'Arjun Nair', text: '' }])
  await members.press(arjun, note, 'Being fixed')
  await becomes({ status: 'in_progress' })
  await shows('Being fixed ·')
  await members.press(arjun, note, 'Need info')
  await members.submit(arjun, [words('Which phone is it?')])
  await becomes({ status: 'waiting' })
  await members.press(arjun, note, 'Resolve')
  await members.submit(arjun, [
    { custom_id: 'outcome', values: ['fixed'] },
    { custom_id: 'version', value: '2.3.1' },
    words('Thanks for the patience.'),
  ])
  await becomes({ status: 'resolved', outcome: 'fixed' })
  await shows('Fixed')
  const news = await discord.rows('select kind, texts, fixed_in from case_news order by at')
  expect(news).toEqual([
    { kind: 'confirmed', texts: {}, fixed_in: null },
    { kind: 'in_progress', texts: {}, fixed_in: null },
    { kind: 'need_info', texts: { en: 'Which phone is it?' }, fixed_in: null },
    { kind: 'fixed', texts: { en: 'Thanks for the patience.' }, fixed_in: '2.3.1' },
  ])
})

test('a question is told although the case waits already; the same once more is the same form', async () => {
  const note = await manage(arjun, await reported(kofi, 'Receipts are delayed'))
  for (const question of ['Which phone?', 'And which version?', 'And which version?']) {
    await members.press(arjun, note, 'Need info')
    await members.submit(arjun, [words(question)])
  }
  const news = await discord.rows<{ texts: object }>('select texts from case_news order by at')
  expect(news.map(({ texts }) => texts)).toEqual([{ en: 'Which phone?' }, { en: 'And which version?' }])
})

test('who is no staff is told so; roles that are chosen decide instead of Manage Messages', async () => {
  const card = await reported(kofi, 'Receipts are delayed')
  await members.press(yuki, card, 'Manage')
  expect(labelsUnder(await members.note(yuki, 'Only the team can do this.'))).toEqual([])
  const { roles, guild } = await discord.sandbox.state()
  const team = roles.find(({ name }) => name === 'Night Walker')
  const note = await manage(arjun, card)
  await members.set({ staffRoles: [{ guild: guild.id, id: team?.id, name: 'Night Walker' }] })
  // Asked again at each act: the note that still stands there helps nobody who is staff no more.
  await members.press(arjun, note, 'Confirm')
  await members.note(arjun, 'Only the team can do this.')
  await members.press(yuki, await manage(yuki, card), 'Will not be done')
  await members.submit(yuki, [])
  await becomes({ status: 'resolved', outcome: 'declined' })
  expect(await history('status')).toMatchObject([{ staff: 'Yuki' }])
})

test('a duplicate says which one it belongs to, and can be taken back', async () => {
  await reported(kofi, 'Receipts are delayed')
  const note = await manage(arjun, await reported(yuki, 'No lantern in the second cave'))
  const duplicate = async (value: string) => {
    await members.press(arjun, note, 'Duplicate of')
    await members.submit(arjun, [number(value)])
  }
  await duplicate('4711')
  await members.note(arjun, 'There is no case #4711.')
  await duplicate('1002')
  await members.note(arjun, 'A case cannot be a duplicate of itself.')
  await duplicate('#1001')
  const merged = await members.note(arjun, 'counted on **#1001** Receipts are delayed')
  const [first] = await members.cases()
  expect(first).toMatchObject({ reporters: 2 })
  await becomes({ mergedInto: first?.id, outcome: 'duplicate' }, 1)
  await members.press(arjun, merged, 'Undo the merge')
  await becomes({ mergedInto: null, status: 'new' }, 1)
})

test('a linked agent claims, and finds the way to the desk', async () => {
  const note = await manage(ingrid, await reported(kofi, 'Receipts are delayed'))
  const [{ id } = { id: '' }] = await members.cases()
  expect(drawnUnder(note).find(({ label }) => label === 'Open at the desk')?.url).toBe(
    `https://desk.example.org/cases/${id}`,
  )
  await members.press(ingrid, note, 'Claim')
  await becomes({ owner: discord.agent })
  await until(async () => (await members.again(ingrid, note)).content.includes('owned by Ana'), 'the owner')
  expect(await history('owner')).toMatchObject([{ agent: discord.agent, staff: null }])
})

test('"Report as bug" makes a card of a message, once, with its author as the reporter', async () => {
  const said = await discord.sandbox.act('send', {
    ...{ member: kofi, channel: support, content: 'The map **crashes**\nwhen I zoom' },
    files: [{ name: 'crash.txt', type: 'text/plain', base64: Buffer.from('a trace').toString('base64') }],
  })
  const menu = { member: arjun, channel: support, message: said.id, name: 'Report as bug' }
  await discord.sandbox.act('message-command', menu)
  const values = JSON.stringify((await members.form(arjun)).data.components)
  expect(values).toContain('The map **crashes** when I zoom')
  await members.submit(arjun, [])
  await members.note(arjun, '#1001 is opened.')
  const { guild } = await discord.sandbox.state()
  const [made] = await members.cases()
  expect(made).toMatchObject({
    ...{ type: 'bug', source: 'message', published: true, reporters: 1, subject: 'The map **crashes** when I zoom' },
    fields: { messageUrl: `https://discord.com/channels/${guild.id}/${support}/${said.id}` },
  })
  await members.card(bugs, '#1001')
  expect(await discord.rows('select name from attachment where case_id = $1', [made?.id])).toEqual([
    { name: 'crash.txt' },
  ])
  const [party] = await discord.rows('select c.name from case_party p join contact c on c.id = p.contact_id')
  expect(party).toEqual({ name: 'Kofi Mensah' })
  await discord.sandbox.act('message-command', { ...menu, name: 'Open a case' })
  await members.submit(arjun, [])
  await members.note(arjun, 'This message is #1001 already.')
  expect(await members.cases()).toHaveLength(1)
})

test('"Open a case" stays with the team; of an application nobody is the reporter', async () => {
  const channel = support
  const { body } = await discord.sandbox.rest('POST', `/channels/${channel}/messages`, {
    content: 'Deploy 41 has failed',
  })
  await discord.sandbox.act('message-command', { member: arjun, channel, message: body.id, name: 'Open a case' })
  await members.submit(arjun, [{ custom_id: 'type', values: ['other'] }, words('Look at the log.')])
  await members.note(arjun, '#1001 is opened.')
  expect((await members.cases())[0]).toMatchObject({
    ...{ type: 'other', published: false, reporters: 0, subject: 'Deploy 41 has failed' },
    description: 'Deploy 41 has failed',
  })
  expect(await history('note')).toEqual([{ agent: null, staff: 'Arjun Nair', text: 'Look at the log.' }])
})

test('a question reaches the reporter also where members do not see the case, and where nobody waits that is said', async () => {
  const ask = async (question: string) => {
    await members.press(arjun, (await members.notes(arjun)).at(-1) as SandboxMessage, 'Need info')
    await members.submit(arjun, [words(question)])
  }
  const open = async (message: string) => {
    await discord.sandbox.act('message-command', { member: arjun, channel: support, message, name: 'Open a case' })
    await members.submit(arjun, [])
    await members.note(arjun, 'is opened.')
  }
  await open((await discord.sandbox.act('send', { member: kofi, channel: support, content: 'My pass is gone' })).id)
  await ask('Since when?')
  await becomes({ status: 'waiting', published: false })
  expect(await discord.rows('select kind, texts from case_news')).toEqual([
    { kind: 'need_info', texts: { en: 'Since when?' } },
  ])
  await open((await discord.sandbox.rest('POST', `/channels/${support}/messages`, { content: 'A deploy' })).body.id)
  await ask('Who asks?')
  await members.note(arjun, 'Nobody waits for this case')
})

test('"Add to case" brings the words as a detail, once, and counts who wrote them', async () => {
  await reported(kofi, 'Receipts are delayed')
  const { id: message } = await discord.sandbox.act('send', { member: yuki, channel: support, content: 'mine too' })
  const add = async (to: string) => {
    await discord.sandbox.act('message-command', { member: arjun, channel: support, message, name: 'Add to case …' })
    await members.submit(arjun, [number(to)])
  }
  await add('77')
  await members.note(arjun, 'There is no case #77.')
  await add('1001')
  await members.note(arjun, 'Added to #1001.')
  await add('1001')
  await members.note(arjun, 'This message is with #1001 already.')
  expect((await members.cases())[0]).toMatchObject({ reporters: 2 })
  const details = await history('detail')
  expect(details).toHaveLength(1)
  expect(details[0]?.text).toMatch(/^mine too\nhttps:\/\/discord\.com\/channels\//)
})

test('staff without a seat are shown no case that only the desk reads, by whatever number they try', async () => {
  const card = await reported(kofi, 'Receipts are delayed')
  await discord.rows(`update case_counter set number = 1001`)
  const { kernel, workspace } = discord
  const secret = await kernel.db.transaction((tx) =>
    createCase(tx, {
      ...{ workspace, type: 'account', source: 'desk', subject: 'Do not show', description: '', fields: {} },
      ...{ requester: null, way: 'staff', guild: null, origin: null, roles: [], published: false, key: null },
      ...{ actor: NOBODY, now: kernel.clock.now() },
    }),
  )
  const tries = async (who: string) => {
    await members.press(who, await manage(who, card), 'Duplicate of')
    await members.submit(who, [number(`#${secret.number}`)])
  }
  await tries(arjun)
  await members.note(arjun, `There is no case #${secret.number}.`)
  await tries(ingrid)
  await members.note(ingrid, 'Do not show')
})

test('a form that was open while the process was changed finds its message again, or says that it is gone', async () => {
  const { id: message } = await discord.sandbox.act('send', {
    member: kofi,
    channel: support,
    content: 'it <@1> fails',
  })
  const menu = { member: arjun, channel: support, message, name: 'Report as bug' }
  await discord.sandbox.act('message-command', menu)
  await members.form(arjun)
  await discord.stop()
  await discord.start()
  await members.submit(arjun, [])
  await members.note(arjun, '#1001 is opened.')
  expect((await members.cases())[0]).toMatchObject({ reporters: 1 })
  const { id: second } = await discord.sandbox.act('send', { member: kofi, channel: support, content: 'and this' })
  await discord.sandbox.act('message-command', { ...menu, message: second })
  await members.form(arjun)
  await discord.stop()
  await discord.sandbox.act('delete', { member: kofi, channel: support, message: second })
  await discord.start()
  await members.submit(arjun, [])
  await members.note(arjun, 'The message is not there any more.')
})
