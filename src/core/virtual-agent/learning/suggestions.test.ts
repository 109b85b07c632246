import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { Explaining } from '../../../../test/support/explaining.ts'
import { LearningDesk } from '../../../../test/support/learning.ts'
import { newId } from '../../../kernel/ids.ts'
import { showArticle } from '../../knowledge/show-article.ts'
import { blankQuestions } from './blank-questions.ts'
import { listSuggestions } from './list-suggestions.ts'
import { markAnswer } from './mark-answer.ts'
import { mineExamples } from './mine-examples.ts'
import { pruneQuestions } from './prune-questions.ts'
import { settleSuggestion } from './settle-suggestion.ts'

let core: TestCore
let desk: LearningDesk
let article = ''
beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
})
beforeEach(async () => {
  await core.database.pool.query('delete from question; delete from example_suggestion')
  article = await desk.publish('Refunds', { examples: ['how do i get a refund'] })
})
afterAll(() => core.close())

const mine = () => mineExamples(core.kernel, core.workspace)
const list = async (of = article) =>
  (await listSuggestions(core.kernel.db, core.workspace, of)).map((one) => [one.text, one.asked])
const settle = (id: string, how: 'added' | 'dismissed', workspace = core.workspace) =>
  settleSuggestion(core.kernel, { workspace, agent: core.agent, id, how })
const first = async () => (await listSuggestions(core.kernel.db, core.workspace, article))[0]?.id ?? ''

async function ask(text: string, more: Parameters<LearningDesk['record']>[0] = {}) {
  core.clock.advance(60_000)
  return desk.record({ text, decision: 'unknown', ...more })
}
async function answerWith(conversation: string, given = article) {
  core.clock.advance(60_000)
  return desk.say(conversation, { author: 'agent', text: 'Here is how.', article: given })
}

test('what an agent answered with an article is suggested as its example, each once, and counted', async () => {
  const { conversation } = await ask('i want my money back please')
  await answerWith(conversation)
  const again = await ask('I want my MONEY back, please!')
  await answerWith(again.conversation)
  expect(await mine()).toBe(1)
  expect(await mine()).toBe(0)
  expect(await list()).toEqual([[expect.stringMatching(/money back/i), 2]])
})

test('only what was asked last before the article is meant, and only what no article answered', async () => {
  const conversation = newId()
  await ask('and what about dogs', { conversation })
  await ask('can i cancel and be repaid', { conversation })
  await answerWith(conversation)
  const answered = await ask('was answered well', { decision: 'answer' })
  await answerWith(answered.conversation)
  await mine()
  expect(await list()).toEqual([['can i cancel and be repaid', 1]])
})

test('what members picked and what agents named are suggested; what did not help is not', async () => {
  const picked = await ask('where does my money go', { decision: 'suggest' })
  await desk.pick(picked.conversation, article)
  const bad = await ask('where is the summit', { decision: 'suggest' })
  await desk.pick(bad.conversation, article)
  await desk.outcome(bad.conversation, 'not_helped')
  const named = await ask('give back what i paid')
  const mark = { workspace: core.workspace, agent: core.agent, mark: 'wrong', shouldBe: article } as const
  await markAnswer(core.kernel, { ...mark, message: named.reply })
  await mine()
  expect((await list()).map(([text]) => text).sort()).toEqual(['give back what i paid', 'where does my money go'])
})

test('what the article has already, one word, or too much, is not suggested', async () => {
  for (const text of ['How do I get a refund??', 'refund', `please ${'x '.repeat(200)}`]) {
    const { conversation } = await ask(text)
    await answerWith(conversation)
  }
  expect(await mine()).toBe(0)
  expect(await list()).toEqual([])
})

test('an added one is an example of the article from then on, a dismissed one is not suggested again', async () => {
  const [one, two] = [await ask('may i be repaid'), await ask('send me my coins')]
  await answerWith(one.conversation)
  await answerWith(two.conversation)
  await mine()
  const [added, dismissed] = await listSuggestions(core.kernel.db, core.workspace, article)
  expect(await settle(added?.id ?? '', 'added')).toBe(article)
  await settle(dismissed?.id ?? '', 'dismissed')
  expect(await list()).toEqual([])
  expect(await mine()).toBe(0)
  expect(await list()).toEqual([])
  const shown = await showArticle(core.kernel.db, core.workspace, article)
  expect(shown.examples).toEqual(['how do i get a refund', added?.text])
  await expect(settle(added?.id ?? '', 'added')).rejects.toMatchObject({ code: 'not_found' })
})

test('nothing of it is reached from another workspace', async () => {
  const { conversation } = await ask('may i be repaid')
  await answerWith(conversation)
  await mine()
  expect(await mineExamples(core.kernel, core.workspace + 1)).toBe(0)
  await expect(settle(await first(), 'added', core.workspace + 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(listSuggestions(core.kernel.db, core.workspace + 1, article)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a deleted message takes the words of its question with it, and what was suggested of them', async () => {
  const conversation = newId()
  const message = await desk.say(conversation, { author: 'contact', text: 'repay my sister Ada Stone' })
  const { id } = await ask('repay my sister Ada Stone', { conversation, messages: [message] })
  await answerWith(conversation)
  const other = await ask('may i be repaid', { conversation })
  await answerWith(conversation)
  await mine()
  expect((await list()).length).toBe(2)
  expect(await blankQuestions(core.kernel, core.workspace)).toBe(0)
  await core.database.pool.query(`update question set mark = 'wrong' where id = $1`, [id])
  await core.database.pool.query("delete from lane where route = 'learning'")
  await core.database.pool.query('update message set deleted_at = $2 where id = $1', [message, core.clock.now()])
  expect(await blankQuestions(core.kernel, core.workspace)).toBe(1)
  const learns = await core.database.pool.query("select 1 from lane where route = 'learning' and due is not null")
  expect(learns.rows).toHaveLength(1)
  const { rows } = await core.database.pool.query('select id, text, folded from question order by asked_at')
  expect(rows).toMatchObject([
    { id, text: '', folded: '' },
    { id: other.id, text: 'may i be repaid' },
  ])
  expect(await list()).toEqual([['may i be repaid', 1]])
})

test('what is old is forgotten', async () => {
  await desk.record({ now: new Date('2026-08-01T00:00:00Z') })
  const { id } = await ask('still known')
  expect(await pruneQuestions(core.kernel.db, new Date('2026-08-20T00:00:00Z'))).toBe(1)
  const { rows } = await core.database.pool.query('select id from question')
  expect(rows).toEqual([{ id }])
})

test('the looks read indexes, also where much is kept', async () => {
  const { pool } = core.database
  await pool.query(
    `insert into question (workspace, id, way, conversation_id, text, folded, locale, messages, decision, sureness, asked_at)
     select $1, gen_random_uuid(), 'chat', gen_random_uuid(), 'question ' || n, 'question ' || n, 'en', '{}', 'unknown', 0,
       $2::timestamptz - make_interval(mins => n * 6) from generate_series(1, 20000) n`,
    [core.workspace, core.clock.now()],
  )
  await pool.query('analyze')
  const reader = new Explaining(core)
  const db = Object.assign(Object.create(core.kernel.db), {
    run: reader.run.bind(reader),
    transaction: (work: (tx: object) => unknown) => work({ run: reader.run.bind(reader), later() {}, wake() {} }),
  })
  await mineExamples({ ...core.kernel, db }, core.workspace)
  await blankQuestions({ ...core.kernel, db }, core.workspace)
  expect(reader.plans.length).toBeGreaterThan(1)
  for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on question/)
})
