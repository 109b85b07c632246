import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nextSnowflake, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { listReports } from '../inbox/moderation/list-reports.ts'
import { showReport } from '../inbox/moderation/show-report.ts'
import { createBlock } from '../safety/create-block.ts'
import { actOnReport, type ReportAct } from './act-on-report.ts'
import { fileAppeal } from './file-appeal.ts'
import { type Filing, fileReport } from './file-report.ts'
import type { Deed, DeedOutcome, LogLine, Moderator, Telling } from './moderator.ts'
import { openModeration } from './open-moderation.ts'
import { raiseAlarm } from './raise-alarm.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
// Each test has a day of its own, because members may file only so much in an hour.
beforeEach(() => core.clock.advance(8 * 24 * 3_600_000))

const person = (name: string) => ({ address: name, handle: name, name, picture: null, locale: 'en', roles: null })

function filing(by: string, more: Partial<Filing> = {}): Filing {
  const id = nextSnowflake()
  return {
    ...{ workspace: core.workspace, channel: 'discord', externalId: nextSnowflake(), reporter: person(by) },
    ...{ words: `${by} says so`, files: [], quoted: '', guild: { id: '1', name: 'Lumen' } },
    origin: { id: '5', name: 'general' },
    message: { id, url: `https://discord.com/channels/1/5/${id}`, text: 'Free gems here', files: [] },
    subject: { address: '175928847299117063', name: 'Rin', picture: null },
    ...more,
  }
}

const file = (by: string, more: Partial<Filing> = {}) => fileReport(core.kernel, filing(by, more))

async function filed(by: string, more: Partial<Filing> = {}): Promise<string> {
  const made = await file(by, more)
  if (made.kind !== 'filed') throw new Error(made.kind)
  return made.report
}

const show = async (id: string) => {
  const { kernel, workspace, clock } = core
  return (await showReport(kernel.db, { workspace, id, now: clock.now() })).report
}

async function act(id: string, kind: ReportAct['kind'], more: Partial<ReportAct> = {}): Promise<void> {
  const { kernel, workspace, agent } = core
  const { version } = await show(id)
  await actOnReport(kernel, { workspace, agent, report: id, version, kind, text: '', tell: false, ...more })
}

test('many who report one message at once make one report, with everybody on it', async () => {
  const base = filing('mei')
  const names = ['mei', 'kofi', 'yuki', 'noa', 'sora', 'diego']
  const all = await Promise.all(names.map((by) => file(by, { message: base.message })))
  expect(new Set(all.map((each) => (each.kind === 'filed' ? each.report : each.kind))).size).toBe(1)
  expect(all.filter((each) => each.kind === 'filed' && !each.joined)).toHaveLength(1)
  const [first] = all
  const report = await show(first?.kind === 'filed' ? first.report : '')
  expect(report).toMatchObject({ reporters: 6, state: 'open', text: 'Free gems here', messageGone: false })
  expect(report.reports.map(({ words }) => words).sort()).toEqual(names.map((name) => `${name} says so`).sort())
  expect(report.subject).toMatchObject({ name: 'Rin', since: '2016-04-30T11:18:25.796Z', before: 0, blocked: false })
})

test('a message that was dismissed is open again when it says something else by now, and only then', async () => {
  const { message } = filing('mei')
  const id = await filed('mei', { message })
  await act(id, 'dismiss')
  expect(await show(id)).toMatchObject({ state: 'dismissed', case: { status: 'resolved' } })
  await file('kofi', { message })
  expect(await show(id)).toMatchObject({ state: 'dismissed', reporters: 2 })
  if (message) await file('yuki', { message: { ...message, text: 'Free gems at https://gems.example' } })
  expect(await show(id)).toMatchObject({ state: 'open', text: 'Free gems at https://gems.example', closedBy: null })
  expect((await show(id)).case.status).toBe('open')
})

test('one member files so many reports an hour, whatever of; blocked ones none', async () => {
  for (let n = 0; n < 5; n += 1) await filed('hasty')
  const until = new Date(core.clock.now().getTime() + 3_600_000)
  expect(await file('hasty')).toEqual({ kind: 'limited', until })
  core.clock.advance(3_600_001)
  expect((await file('hasty')).kind).toBe('filed')
  const { kernel, workspace, agent } = core
  await createBlock(kernel, { workspace, agent, address: 'hasty', reason: '' })
  expect(await file('hasty')).toEqual({ kind: 'blocked', until: null })
})

test('three appeals a week, for blocked members too; the same form is one appeal', async () => {
  const { kernel, workspace, agent, clock } = core
  await createBlock(kernel, { workspace, agent, address: 'rin', reason: '' })
  const appeal = (externalId: string) =>
    fileAppeal(kernel, {
      ...{ workspace, channel: 'discord', externalId, contact: person('rin'), words: 'It was a joke', guild: null },
    })
  const begun = clock.now().getTime()
  const made = [await appeal('a1'), await appeal('a2'), await appeal('a3')]
  expect(made.map(({ kind }) => kind)).toEqual(['filed', 'filed', 'filed'])
  expect(await appeal('a3')).toEqual(made[2])
  expect(await appeal('a4')).toEqual({ kind: 'limited', until: new Date(begun + 7 * 24 * 3_600_000) })
})

test('of two moderators who act on the same sight one is told to look again; a note is in nobody’s way', async () => {
  const { kernel, workspace, agent } = core
  const id = await filed('mei')
  const { version } = await show(id)
  const by = { workspace, agent, report: id, version, text: '', tell: false }
  await actOnReport(kernel, { ...by, kind: 'raise' })
  await expect(actOnReport(kernel, { ...by, kind: 'dismiss' })).rejects.toMatchObject({ code: 'conflict' })
  await actOnReport(kernel, { ...by, kind: 'note', text: 'I know them' })
  expect(await show(id)).toMatchObject({ state: 'open', raised: true, acts: [{ kind: 'raise' }, { kind: 'note' }] })
  const lists = await listReports(kernel.db, {
    ...{ workspace, state: 'raised', kind: undefined, cursor: undefined, limit: 10, now: core.clock.now() },
  })
  expect(lists).toMatchObject({ items: [{ id }], raised: 1 })
})

test('who reported it hears once that it was looked at, and nothing of what was done to whom', async () => {
  const { message } = filing('mei')
  const id = await filed('mei', { message })
  await file('kofi', { message })
  await act(id, 'note', { text: 'later' })
  const due = async () =>
    (
      await core.database.pool.query<{ kind: string; name: string; texts: object }>(
        `select n.kind, c.name, n.texts from case_news n join case_telling t on t.workspace = n.workspace and t.news_id = n.id
         join contact c on c.workspace = t.workspace and c.id = t.contact_id
         join moderation_report r on r.workspace = n.workspace and r.case_id = n.case_id where r.id = $1 order by c.name`,
        [id],
      )
    ).rows
  expect(await due()).toEqual([])
  await act(id, 'dismiss', { text: 'They were joking' })
  const both = [
    { kind: 'looked_at', name: 'kofi', texts: {} },
    { kind: 'looked_at', name: 'mei', texts: {} },
  ]
  expect(await due()).toEqual(both)
  await act(id, 'reopen')
  await act(id, 'dismiss')
  expect(await due()).toEqual(both)
})

test('nothing is done to what is not there', async () => {
  const id = await filed('mei', { message: null, origin: null, guild: null, subject: { ...NOBODY } })
  for (const kind of ['delete_message', 'time_out', 'ban', 'block'] as const) {
    await expect(act(id, kind, { minutes: 5 }), kind).rejects.toMatchObject({ code: 'invalid' })
  }
  const other = await filed('kofi')
  await expect(act(other, 'time_out')).rejects.toMatchObject({ code: 'invalid', details: { field: 'minutes' } })
})

const NOBODY = { address: null, name: '', picture: null }

test('an alarm stands once while it is open, and again when it was closed; nobody reported it', async () => {
  const { kernel, workspace } = core
  const subject = { address: '175928847299117064', name: 'Ana Ribeiro', picture: null }
  const alarm = { workspace, kind: 'lookalike', guild: null, origin: null, subject, facts: { certainty: 0.9 } } as const
  const raise = () =>
    kernel.db.transaction((tx) => raiseAlarm(tx, { ...alarm, text: 'Ana Ribeiro', now: core.clock.now() }))
  const all = await Promise.all([raise(), raise(), raise()])
  expect(all.filter(({ fresh }) => fresh)).toHaveLength(1)
  const [{ report } = { report: '' }] = all
  expect(await show(report)).toMatchObject({ kind: 'lookalike', reporters: 0, facts: { certainty: 0.9 }, reports: [] })
  await act(report, 'dismiss')
  expect(await raise()).toMatchObject({ fresh: true })
})

/** Discord, as far as moderators need it: answers what it is told to. */
class Hands implements Moderator {
  readonly deeds: Deed[] = []
  readonly tellings: Telling[] = []
  /** By the report that they are of. */
  readonly lines = new Map<string, readonly LogLine[]>()
  outcomes: DeedOutcome[] = []
  barred: Deed['kind'][] = []
  reach: 'told' | 'unreachable' = 'told'

  async perform(deed: Deed): Promise<DeedOutcome> {
    this.deeds.push(deed)
    return this.outcomes.shift() ?? { result: 'done' }
  }
  async foresee(deed: Deed) {
    return this.barred.includes(deed.kind) ? 'The bot lacks "Ban Members".' : null
  }
  async tell(telling: Telling) {
    this.tellings.push(telling)
    return this.reach
  }
  async log(lines: readonly LogLine[]) {
    this.lines.set(lines[0]?.id ?? '', lines)
    return null
  }
}

test('what is decided is done, told and logged in order, with the reason; what fails opens the report again', async () => {
  const { kernel, workspace } = core
  const hands = new Hands()
  const id = await filed('mei')
  await act(id, 'ban', { text: 'Scams *again*', tell: true })
  await act(id, 'time_out', { minutes: 10, tell: true })
  hands.outcomes = [{ result: 'done' }, { result: 'failed', words: 'They have left the server.' }]
  const worker = openModeration({ kernel, workspace, moderator: hands })
  await worker.start()
  await expect.poll(() => hands.lines.get(id)?.length, { timeout: 5000 }).toBe(3)
  await worker.stop()
  const number = `#${(await show(id)).case.number}`
  expect(hands.deeds).toMatchObject([
    { kind: 'ban', guild: '1', member: '175928847299117063', reason: `Guildesk ${number}, Ana: Scams *again*` },
    { kind: 'time_out', until: new Date(core.clock.now().getTime() + 600_000) },
  ])
  // Who is banned is told before it, for there is no way afterwards; of what failed nobody hears.
  expect(hands.tellings.map(({ text }) => text)).toEqual([
    'A moderator has banned you from Lumen. The reason: Scams \\*again\\*',
  ])
  expect(hands.lines.get(id)?.map(({ text }) => text)).toEqual([
    `🚩 **${number}** · message reported · Rin · #general`,
    `⛔ **${number}** · Ana banned Rin`,
    `⚠️ **${number}** · Ana wanted to time out Rin: They have left the server.`,
  ])
  expect(await show(id)).toMatchObject({
    state: 'open',
    case: { status: 'open' },
    acts: [
      { kind: 'ban', state: 'done', told: true },
      { kind: 'time_out', state: 'failed', told: false, words: 'They have left the server.' },
    ],
  })
})

test('who cannot be told is not asked for again, and the deed stands', async () => {
  const { kernel, workspace } = core
  const hands = new Hands()
  hands.reach = 'unreachable'
  hands.outcomes = [{ result: 'later', at: new Date(core.clock.now().getTime() - 1) }]
  const id = await filed('mei')
  await act(id, 'delete_message', { tell: true })
  const worker = openModeration({ kernel, workspace, moderator: hands })
  await worker.start()
  await expect.poll(async () => (await show(id)).messageGone, { timeout: 5000 }).toBe(true)
  await expect.poll(() => hands.lines.get(id)?.length, { timeout: 5000 }).toBe(2)
  await worker.stop()
  expect(hands.deeds).toHaveLength(2)
  expect(hands.tellings).toHaveLength(1)
  expect(await show(id)).toMatchObject({ state: 'done', acts: [{ state: 'done', told: false }] })
})

test('nobody is told of a ban that will not be one', async () => {
  const { kernel, workspace } = core
  const hands = new Hands()
  hands.barred = ['ban']
  const id = await filed('mei')
  await act(id, 'ban', { tell: true })
  const worker = openModeration({ kernel, workspace, moderator: hands })
  await worker.start()
  await expect.poll(() => hands.lines.get(id)?.length, { timeout: 5000 }).toBe(2)
  await worker.stop()
  expect(hands.tellings).toEqual([])
  expect(await show(id)).toMatchObject({
    state: 'open',
    acts: [{ state: 'failed', words: 'The bot lacks "Ban Members".' }],
  })
})
