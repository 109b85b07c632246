import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCase, addContact, joins } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { Statement } from '../../kernel/database.ts'
import type { CaseFilter } from '../../protocol/cases.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { setReminder } from '../case/set-reminder.ts'
import { updateCase } from '../case/update-case.ts'
import { watchCase } from '../case/watch-case.ts'
import { moveCase } from '../report/move-case.ts'
import { openQuestion } from './case-filter.ts'
import { countCases, countOfFilter, countOpenCases } from './count-cases.ts'
import { listCases } from './list-cases.ts'
import { showBoard } from './show-board.ts'
import { viewCaseRows } from './view-case-rows.ts'

const DAY_MS = 86_400_000

let core: TestCore
let mei: string
let kofi: string
const ids: Record<string, string> = {}
const nameOf = (id: string) => Object.entries(ids).find(([, each]) => each === id)?.[0] ?? id

/** Six cases, a minute apart, of which two are merged away or over. */
beforeAll(async () => {
  core = await openTestCore()
  const { kernel, workspace, agent } = core
  ;[mei, kofi] = await Promise.all([addContact(core, 'Mei-Ling Tan'), addContact(core, 'Kofi Mensah')])
  const open = async (name: string, more: Parameters<typeof addCase>[1]) => {
    core.clock.advance(60_000)
    ids[name] = (await addCase(core, more)).id
  }
  await open('crash', {
    subject: 'Crash when the lantern opens',
    requester: mei,
    fields: { platforms: ['android'] },
    priority: 'urgent',
  })
  await open('dark', {
    subject: 'Lantern stays dark',
    requester: kofi,
    fields: { platforms: ['ios', 'android'] },
    tags: ['map'],
  })
  await open('dim', {
    type: 'feature',
    subject: 'Dim the map at night',
    description: 'The lantern is too bright.',
    requester: kofi,
  })
  await open('thanks', { type: 'feedback', subject: 'I love it', published: false, requester: mei, priority: 'low' })
  await open('twin', { subject: 'The lantern crashes', requester: kofi })
  await joins(core, ids.crash ?? '', kofi)
  await joins(core, ids.dim ?? '', mei, 'follower')
  const by = { workspace, actor: byAgent(agent) }
  await mergeCase(kernel, { ...by, case: ids.twin ?? '', into: ids.crash ?? '' })
  core.clock.advance(60_000)
  const due = new Date(core.clock.now().getTime() + DAY_MS)
  await updateCase(kernel, { ...by, case: ids.dark ?? '', change: { owner: agent, dueAt: due } })
  core.clock.advance(60_000)
  await moveCase(kernel, { ...by, case: ids.thanks ?? '', status: 'resolved', tell: false })
  await watchCase(kernel, { workspace, agent, case: ids.dim ?? '', on: true })
})
afterAll(() => core.close())

const ask = (filter: CaseFilter, workspace = core.workspace) =>
  openQuestion(core.kernel.db, { workspace, agent: core.agent, filter, now: core.clock.now() })

async function names(filter: CaseFilter): Promise<string[]> {
  const { items } = await listCases(core.kernel.db, { question: await ask(filter), cursor: undefined, limit: 50 })
  return items.map(({ id }) => nameOf(id))
}

describe('a filter', () => {
  it.each<[CaseFilter, string[]]>([
    [{}, ['thanks', 'dark', 'crash', 'dim']],
    [{ types: ['bug'] }, ['dark', 'crash']],
    [{ types: ['feature', 'feedback'] }, ['thanks', 'dim']],
    [{ statuses: ['resolved'] }, ['thanks']],
    [{ priorities: ['urgent', 'low'] }, ['thanks', 'crash']],
    [{ owner: 'me' }, ['dark']],
    [{ owner: 'none' }, ['thanks', 'crash', 'dim']],
    [{ platform: 'android' }, ['dark', 'crash']],
    [{ platform: 'ios' }, ['dark']],
    [{ tag: 'map' }, ['dark']],
    [{ tag: 'ma' }, []],
    [{ watched: true }, ['dim']],
    [{ overdue: true }, []],
  ])('%j leaves %j', async (filter, left) => {
    expect(await names(filter)).toEqual(left)
    expect(await countOfFilter(core.kernel.db, await ask(filter))).toBe(left.length)
  })

  it('finds what a member reported or follows, also what came with a merged case', async () => {
    expect(await names({ contact: mei })).toEqual(['thanks', 'crash', 'dim'])
    expect(await names({ contact: kofi })).toEqual(['dark', 'crash', 'dim'])
  })

  it('finds what is late from the moment that it is', async () => {
    const now = new Date(core.clock.now().getTime() + 2 * DAY_MS)
    const question = { ...(await ask({ overdue: true })), now }
    const { items } = await listCases(core.kernel.db, { question, cursor: undefined, limit: 50 })
    expect(items.map(({ id }) => nameOf(id))).toEqual(['dark'])
  })

  it('of another workspace finds nothing here', async () => {
    const question = await ask({ q: 'lantern' }, core.workspace + 1)
    expect(await listCases(core.kernel.db, { question, cursor: undefined, limit: 5 })).toEqual({
      items: [],
      next: null,
    })
  })
})

describe('a search', () => {
  it.each<[string, string[]]>([
    ['#1001', ['crash']],
    ['1002', ['dark']],
    ['crash #1003', ['crash', 'dim']],
    ['lantern', ['dark', 'crash', 'dim']],
    ['lant', ['dark', 'crash', 'dim']],
    ['lantern dark', ['dark']],
    ['lantern zebra', []],
    ['kofi', ['dark', 'crash', 'dim']],
    ['@mei-ling', ['thanks', 'crash']],
    ['ling t', ['thanks', 'crash']],
    ['mensa', ['dark', 'crash', 'dim']],
    ['!!', []],
    ['%_', []],
    ['a & (b | !c:*', []],
  ])('for %s finds %j', async (q, found) => {
    expect(await names({ q })).toEqual(found)
  })

  it('is narrowed by the rest of the filter, in its order', async () => {
    expect(await names({ q: 'lantern', types: ['bug'], sort: 'oldest' })).toEqual(['crash', 'dark'])
  })
})

describe('an order', () => {
  it.each<[NonNullable<CaseFilter['sort']>, string[]]>([
    ['changed', ['thanks', 'dark', 'crash', 'dim']],
    ['newest', ['thanks', 'dim', 'dark', 'crash']],
    ['oldest', ['crash', 'dark', 'dim', 'thanks']],
    ['reporters', ['crash', 'thanks', 'dim', 'dark']],
    ['priority', ['crash', 'dark', 'dim', 'thanks']],
    ['due', ['dark', 'crash', 'dim', 'thanks']],
  ])('%s is %j, also page by page', async (sort, all) => {
    expect(await names({ sort })).toEqual(all)
    const question = await ask({ sort })
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await listCases(core.kernel.db, { question, cursor, limit: 1 })
      seen.push(...page.items.map(({ id }) => nameOf(id)))
      if (page.next === null) break
      cursor = page.next
    }
    expect(seen).toEqual(all)
  })

  it('takes no cursor of another order, nor one that is made up', async () => {
    const { next } = await listCases(core.kernel.db, {
      question: await ask({ sort: 'due' }),
      cursor: undefined,
      limit: 1,
    })
    for (const cursor of [next ?? '', 'nonsense', Buffer.from('["changed","x","y"]').toString('base64url')]) {
      const asked = { question: await ask({ sort: 'changed' }), cursor, limit: 1 }
      await expect(listCases(core.kernel.db, asked)).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})

describe('a row', () => {
  it('shows who reported, who owns, and the reminder of who asks alone', async () => {
    const { kernel, workspace, agent } = core
    const dueAt = new Date(core.clock.now().getTime() + DAY_MS)
    const id = ids.crash ?? ''
    await setReminder(kernel, { workspace, agent, case: id, dueAt, text: '', unlessAnswered: false })
    const row = (await viewCaseRows(kernel.db, workspace, agent, [id])).get(id)
    expect(row).toMatchObject({
      ...{ number: 1001, type: 'bug', status: 'new', priority: 'urgent', platforms: ['android'], published: true },
      ...{ reporters: 2, followers: 0, owner: null, told: null, remindAt: dueAt.toISOString() },
      requester: { id: mei, name: 'Mei-Ling Tan', handle: 'mei-ling tan' },
    })
    expect(row?.faces.map(({ name }) => name)).toEqual(['Mei-Ling Tan', 'Kofi Mensah'])
    expect((await viewCaseRows(kernel.db, workspace, null, [id])).get(id)?.remindAt).toBeNull()
    expect((await viewCaseRows(kernel.db, workspace + 1, agent, [id])).size).toBe(0)
  })
})

describe('counts', () => {
  it('are by status under the filter without its statuses, and of all that is open', async () => {
    const { db } = core.kernel
    const none = { new: 0, open: 0, waiting: 0, in_progress: 0, resolved: 0, closed: 0 }
    expect(await countCases(db, await ask({ statuses: ['closed'] }))).toEqual({ ...none, new: 3, resolved: 1 })
    expect(await countCases(db, await ask({ q: 'lantern', types: ['bug'] }))).toEqual({ ...none, new: 2 })
    expect(await countOpenCases(db, core.workspace)).toBe(3)
  })
})

describe('the board', () => {
  it('has what is not over, and of the resolved ones those of the week', async () => {
    const board = await showBoard(core.kernel.db, { question: await ask({}), limit: 2 })
    expect(board.columns.new.items.map(({ id }) => nameOf(id))).toEqual(['dark', 'crash'])
    expect(board.columns.new.next).not.toBeNull()
    expect(board.columns.resolved.items.map(({ id }) => nameOf(id))).toEqual(['thanks'])
    const later = { ...(await ask({})), now: new Date(core.clock.now().getTime() + 8 * DAY_MS) }
    const then = await showBoard(core.kernel.db, { question: later, limit: 2 })
    expect(then.columns.resolved).toEqual({ items: [], next: null })
    expect(then.counts).toMatchObject({ new: 3, resolved: 0 })
  })
})

it('with many cases the words and each order are read from an index', async () => {
  const { pool } = core.database
  await pool.query(
    `insert into support_case (workspace, id, number, status, subject, description, source, opened_at, changed_at)
     select $1, ('00000009-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 100000 + n, case when n % 40 = 0 then 'open' else 'closed' end,
       md5(n::text), 'often' || case when n % 2 = 0 then ' half' else '' end, 'api', now() - make_interval(secs => n), now() - make_interval(secs => n)
     from generate_series(1, 20000) n`,
    [core.workspace],
  )
  await pool.query('analyze')
  const plans: string[] = []
  const reader = {
    orm: core.kernel.db.orm,
    async run<Row>({ text }: Statement, values: readonly unknown[]): Promise<Row[]> {
      const plan = await pool.query(`explain ${text}`, values as unknown[])
      plans.push(plan.rows.map((row) => row['QUERY PLAN']).join('\n'))
      return []
    },
  }
  for (const sort of ['changed', 'newest', 'oldest', 'reporters', 'priority', 'due'] as const)
    await listCases(reader, { question: await ask({ sort }), cursor: undefined, limit: 50 })
  for (const q of ['often', 'half', 'c4ca4238a0b923820dcc509a6f75849b', '#100500'])
    await listCases(reader, { question: await ask({ q }), cursor: undefined, limit: 50 })
  await listCases(reader, { question: await ask({ statuses: ['open'] }), cursor: undefined, limit: 50 })
  await countOpenCases(reader, core.workspace)
  expect(plans.length).toBe(12)
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on support_case/)
})
