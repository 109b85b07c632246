import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import { LearningDesk } from '../../../test/support/learning.ts'
import { newId } from '../../kernel/ids.ts'
import { markAnswer } from '../virtual-agent/learning/mark-answer.ts'
import { answerStatistics } from './answer-statistics.ts'

/** GUILDESK_PLAN_SIZE=100000 measures what a large workspace asks in half a year. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)

let core: TestCore
let desk: LearningDesk
beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
})
beforeEach(() => core.database.pool.query('delete from question'))
afterAll(() => core.close())

const NOW = new Date('2026-11-21T10:00:00Z')
const read = (days = 7, locale?: string, workspace = core.workspace) =>
  answerStatistics(core.kernel.db, { workspace, days, locale, now: NOW })
const ask = (day: string, more: Parameters<LearningDesk['record']>[0] = {}) =>
  desk.record({ now: new Date(`2026-11-${day}T12:00:00Z`), ...more })

test('counts what became of questions, by day in UTC without gaps, and the days before', async () => {
  const helped = await ask('21')
  await desk.outcome(helped.conversation, 'helped')
  const not = await ask('20', { decision: 'suggest' })
  await desk.outcome(not.conversation, 'not_helped')
  const over = await ask('20', { decision: 'unknown' })
  await desk.outcome(over.conversation, 'handed_over')
  const wrong = await ask('15')
  const mark = { workspace: core.workspace, agent: core.agent, shouldBe: null } as const
  await markAnswer(core.kernel, { ...mark, message: wrong.reply, mark: 'wrong' })
  await markAnswer(core.kernel, { ...mark, message: helped.reply, mark: 'right' })
  await ask('14')
  await ask('08')
  await ask('07')
  const { totals, before, days } = await read()
  expect(totals).toEqual({
    ...{ asked: 4, answered: 2, suggested: 1, unknown: 1 },
    ...{ helped: 1, notHelped: 1, handedOver: 1, right: 1, wrong: 1 },
  })
  expect(before.asked).toBe(2)
  expect(days.map(({ day, asked }) => [day, asked])).toEqual([
    ['2026-11-15', 1],
    ['2026-11-16', 0],
    ['2026-11-17', 0],
    ['2026-11-18', 0],
    ['2026-11-19', 0],
    ['2026-11-20', 2],
    ['2026-11-21', 1],
  ])
  expect((await read(7, undefined, core.workspace + 1)).totals.asked).toBe(0)
})

test('by article: what was given or picked, the most asked first, also when it is gone', async () => {
  const [one, two] = [await desk.publish('Refunds'), newId()]
  await ask('21', { article: one })
  await ask('21', { article: one, decision: 'unknown' })
  const { conversation } = await ask('20', { article: two, decision: 'suggest' })
  await desk.pick(conversation, one)
  await ask('19', { article: two })
  await ask('10', { article: two })
  const { articles } = await read()
  expect(articles.map(({ article, title, asked, suggested }) => [article, title, asked, suggested])).toEqual([
    [one, 'Refunds', 2, 1],
    [two, '', 1, 0],
  ])
})

test('by language, whichever region it is spoken in', async () => {
  for (const locale of ['en-US', 'en-GB', 'pt-BR', 'en']) await ask('21', { locale })
  const { languages } = await read()
  expect(languages.map(({ locale, asked }) => [locale, asked])).toEqual([
    ['en', 3],
    ['pt', 1],
  ])
  expect((await read(7, 'pt-BR')).totals.asked).toBe(1)
  expect((await read(7, 'en')).languages.length).toBe(1)
})

test(`of ${SIZE} questions are read by an index`, async () => {
  await core.database.pool.query(
    `insert into question (workspace, id, way, conversation_id, text, folded, locale, messages, decision, article_id, sureness, asked_at,
       outcome)
     select $1, gen_random_uuid(), 'chat', gen_random_uuid(), 'how do i restore my purchase ' || n, 'how do i restore my purchase ' || n,
       case when n % 3 = 0 then 'pt-BR' else 'en-US' end, array[gen_random_uuid()],
       case when n % 5 = 0 then 'unknown' else 'answer' end, ('00000001-0000-7000-8000-' || lpad(to_hex(n % 500), 12, '0'))::uuid,
       0.5, $2::timestamptz - make_interval(secs => n * 180.0 * 86400 / ${SIZE}), case when n % 4 = 0 then 'helped' end
     from generate_series(1, ${SIZE}) n`,
    [core.workspace, NOW],
  )
  await core.database.pool.query('vacuum analyze question')
  const reader = new Explaining(core)
  const ask = { workspace: core.workspace, locale: undefined, now: NOW }
  await answerStatistics(reader, { ...ask, days: 7 })
  for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on question/)
  const times: number[] = []
  for (let time = 0; time < 5; time++) {
    const began = performance.now()
    const { totals, articles } = await read(90)
    times.push(performance.now() - began)
    expect(totals.asked).toBeGreaterThan(SIZE * 0.49)
    expect(articles.length).toBe(100)
  }
  if (process.env.GUILDESK_PLAN_SIZE) {
    await answerStatistics(reader, { ...ask, days: 90 })
    console.log(times, ...reader.plans)
  }
})
