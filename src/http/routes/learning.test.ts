import { afterAll, beforeAll, expect, test } from 'vitest'
import { LearningDesk } from '../../../test/support/learning.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../../test/support/open-desk.ts'
import { newId } from '../../kernel/ids.ts'
import type { ArticleView, ProposalView } from '../../protocol/articles.ts'
import type { AnswerStatistics, ExampleSuggestionView, Gap, ReplayView } from '../../protocol/learning.ts'
import type { MessageReason } from '../../protocol/messages.ts'

let desk: TestDesk
let learning: LearningDesk
let [owner, agent, agentId] = ['', '', '']
let refund = ''

beforeAll(async () => {
  desk = await openTestDesk()
  owner = await setUpTestOwner(desk)
  agentId = await addTestAgent(desk, { email: 'kofi@example.com' })
  agent = await signIn(desk, 'kofi@example.com')
  learning = new LearningDesk({ ...desk, agent: agentId })
  refund = await learning.publish('Refunds', { examples: ['how do i get a refund'] })
})
afterAll(() => desk.close())

async function call<Answer>(method: string, path: string, input?: unknown, cookie = owner) {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}
const ask = (text: string, more: Parameters<LearningDesk['record']>[0] = {}) =>
  learning.record({ text, decision: 'unknown', ...more })
const gapsOf = async (cookie = agent) =>
  (await call<{ items: Gap[]; questions: number; days: number; asOf: string }>('GET', '/gaps', undefined, cookie)).body
const gapOf = async (text: string) => (await gapsOf()).items.find(({ words }) => words === text)
const tried = async (question: string) =>
  (await call<ProposalView>('POST', '/articles/try', { question, locale: 'en' })).body

test('a gap becomes an example of an article, which answers it from then on', async () => {
  await ask('will you repay my cousin')
  const gap = await gapOf('will you repay my cousin')
  expect(gap).toMatchObject({ asked: 1, nearest: null })
  expect(await gapsOf()).toMatchObject({ days: 7, asOf: expect.stringMatching(/^\d+$/) })
  const questions = gap?.questions.map(({ id }) => id)
  expect((await call('POST', '/gaps/add-example', { questions, article: refund }, agent)).status).toBe(403)
  const added = await call<ArticleView>('POST', '/gaps/add-example', { questions, article: refund })
  expect(added.body.examples).toContain('will you repay my cousin')
  expect(await gapOf('will you repay my cousin')).toBeUndefined()
  expect(await tried('Will you repay my cousin?')).toMatchObject({
    certainty: 'answer',
    candidates: [{ article: refund }],
  })
})

test('a gap becomes a draft, or is dismissed', async () => {
  await ask('do you sell lanterns')
  await ask('where is the harbour office')
  const write = { questions: (await gapOf('do you sell lanterns'))?.questions.map(({ id }) => id) }
  const written = await call<ArticleView>('POST', '/gaps/write', write)
  expect(written.body).toMatchObject({
    status: 'draft',
    title: 'Do you sell lanterns',
    examples: ['do you sell lanterns'],
  })
  expect(await call('POST', '/gaps/write', write)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const dismiss = { questions: (await gapOf('where is the harbour office'))?.questions.map(({ id }) => id) }
  expect(await call('POST', '/gaps/dismiss', dismiss, agent)).toEqual({ status: 200, body: {} })
  expect((await gapsOf()).items).toEqual([])
})

test.each([
  ['no questions', { questions: [] }],
  ['too many', { questions: Array.from({ length: 201 }, newId) }],
  ['what is no id', { questions: ["'; drop table question; --"] }],
])('a gap of %s is refused', async (_, input) => {
  expect(await call('POST', '/gaps/dismiss', input)).toMatchObject({ status: 400, body: { code: 'invalid' } })
})

test('an answer marked wrong is not given again, and "Why?" says who marked it', async () => {
  const { pool } = desk.database
  const conversation = newId()
  const reply = await learning.say(conversation, { author: 'virtual_agent', text: 'Refunds…', article: refund })
  await ask('how do i get a refund for a guide book', { conversation, reply, decision: 'answer', article: refund })
  await pool.query(
    `insert into turn (workspace, id, conversation_id, message_id, trace, at)
     values ($1, $2, $3, $4, '{"decision":"answer","messages":[],"presses":[],"candidates":[],"certainty":"answer"}', now())`,
    [desk.workspace, newId(), conversation, reply],
  )
  expect((await tried('how do i get a refund for a guide book')).candidates[0]?.article).toBe(refund)
  const marked = await call<MessageReason>('POST', `/messages/${reply}/mark`, { mark: 'wrong' }, agent)
  expect(marked.body.mark).toMatchObject({ mark: 'wrong', shouldBe: null, by: expect.any(String) })
  expect(
    (await tried('How do I get a refund for a guide book??')).candidates.map(({ article }) => article),
  ).not.toContain(refund)
  expect((await call<MessageReason>('GET', `/messages/${reply}/why`)).body.mark).toEqual(marked.body.mark)
  const back = await call<MessageReason>('POST', `/messages/${reply}/mark`, { mark: null })
  expect(back.body.mark).toEqual({ mark: null, shouldBe: null, by: null, at: null })
  expect((await call('POST', `/messages/${reply}/mark`, { mark: 'maybe' })).status).toBe(400)
  expect((await call('POST', `/messages/${newId()}/mark`, { mark: 'right' })).status).toBe(404)
})

test('what an agent answered is kept, and what was asked is suggested to an article', async () => {
  const conversation = newId()
  await learning.say(conversation, { author: 'contact', text: 'can the store repay me twice' })
  await learning.say(conversation, { author: 'agent', text: 'Once only: open the receipt and choose Report.' })
  const path = `/conversations/${conversation}`
  expect((await call<{ keepable: boolean }>('GET', path)).body.keepable).toBe(true)
  expect((await call('POST', `${path}/keep-answer`, { article: refund }, agent)).status).toBe(200)
  expect((await call<{ keepable: boolean }>('GET', path)).body.keepable).toBe(false)
  const list = () =>
    call<{ items: ExampleSuggestionView[] }>('GET', `/articles/${refund}/suggestions`, undefined, agent)
  const [suggestion] = (await list()).body.items
  expect(suggestion).toMatchObject({ text: 'can the store repay me twice', article: refund, asked: 1 })
  expect((await call('POST', `/suggestions/${suggestion?.id}/add`, {}, agent)).status).toBe(403)
  const added = await call<ArticleView>('POST', `/suggestions/${suggestion?.id}/add`, {})
  expect(added.body.examples).toContain('can the store repay me twice')
  expect((await list()).body.items).toEqual([])
  expect((await call('POST', `/suggestions/${suggestion?.id}/dismiss`, {})).status).toBe(404)
  const kept = await call<ArticleView>('POST', `${path}/keep-answer`, {}, agent)
  expect(kept.body.id).toBe(refund)
})

test('a replay is started once and shown while it runs', async () => {
  expect((await call('POST', '/replays', { days: 7 })).status).toBe(400)
  expect((await call('POST', '/replays', { days: 31, caution: 0.5 })).status).toBe(400)
  const started = await call<ReplayView>('POST', '/replays', { days: 7, caution: 0.5 })
  expect(started.body).toMatchObject({ state: 'running', result: null, input: { days: 7, caution: 0.5 } })
  expect(await call('POST', '/replays', { days: 7, caution: 0.5 })).toMatchObject({ status: 409 })
  expect((await call<ReplayView>('GET', `/replays/${started.body.id}`, undefined, agent)).body).toEqual(started.body)
})

test('what became of questions is counted', async () => {
  await ask('quanto custa', { locale: 'pt-BR' })
  const { body } = await call<AnswerStatistics>('GET', '/statistics/answers?days=30', undefined, agent)
  expect(body.days.length).toBe(30)
  expect(body.totals.asked).toBeGreaterThan(3)
  expect(body.articles).toContainEqual(expect.objectContaining({ article: refund, title: 'Refunds' }))
  const portuguese = await call<AnswerStatistics>('GET', '/statistics/answers?locale=pt-BR')
  expect(portuguese.body.languages).toMatchObject([{ locale: 'pt', asked: 1 }])
  expect((await call('GET', '/statistics/answers?days=91')).status).toBe(400)
})
