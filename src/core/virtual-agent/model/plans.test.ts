import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { Explaining } from '../../../../test/support/explaining.ts'
import { pruneQuestions } from '../learning/prune-questions.ts'
import { readNewestModel } from './answer-model.ts'
import { findFresh } from './find-fresh.ts'
import { readJudged } from './read-judged.ts'
import { readPublished } from './read-published.ts'
import type { Serving } from './served-model.ts'

let core: TestCore
const ids: string[] = []
beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  await pool.query(
    `insert into article (workspace, id, version, status, locale, title, body, examples, created_at, updated_at, published_at, search)
    select $1, gen_random_uuid(), 1, 'published', 'en', 'Title ' || n, 'Words.', array['example ' || n], now(), now(), now(), ''
    from generate_series(1, 10000) n`,
    [core.workspace],
  )
  await pool.query(
    `insert into question (workspace, id, way, text, folded, locale, messages, decision, sureness, asked_at, outcome, model_id)
    select $1, gen_random_uuid(), 'chat', 'words ' || n, 'words ' || n, 'en', '{}', 'answer', 0.5,
      now() - n * interval '1 minute', case when n % 5 = 0 then 'helped' end, gen_random_uuid()
    from generate_series(1, 20000) n`,
    [core.workspace],
  )
  await pool.query('analyze')
  const { rows } = await pool.query<{ id: string }>('select id from article limit 5')
  ids.push(...rows.map(({ id }) => id))
}, 60_000)
afterAll(() => core.close())

test('what each question asks of the database is found by indexes, however many articles there are', async () => {
  const { workspace } = core
  const explaining = new Explaining(core)
  const candidates = ids.map((article) => ({ article }))
  const asked = { workspace, question: '', locale: null }
  expect((await readPublished(explaining, asked, candidates)).size).toBe(5)
  const later = { trainedAt: new Date(Date.now() + 60_000), model: { articles: [] } } as unknown as Serving
  expect((await findFresh(explaining, workspace, later)).size).toBe(0)
  await readNewestModel(explaining, workspace)
  expect((await readJudged(explaining, workspace, new Date())).length).toBe(500)
  for (const plan of explaining.plans) expect(plan).not.toMatch(/Seq Scan on (article|question)\b/)
})

test('what is old is found by its age, however much is kept', async () => {
  const explaining = new Explaining(core)
  await pruneQuestions(explaining, new Date(Date.now() - 30 * 86_400_000))
  const [plan] = explaining.plans.filter((text) => text.includes('question'))
  expect(plan).toMatch(/question_old/)
})
