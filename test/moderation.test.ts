import { afterEach, beforeEach, expect, test } from 'vitest'
import { showReport } from '../src/core/inbox/moderation/show-report.ts'
import { actOnReport, type ReportAct } from '../src/core/moderation/act-on-report.ts'
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
