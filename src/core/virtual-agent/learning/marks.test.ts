import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { Explaining } from '../../../../test/support/explaining.ts'
import { LearningDesk } from '../../../../test/support/learning.ts'
import { newId } from '../../../kernel/ids.ts'
import { addGapExample } from './add-gap-example.ts'
import { type AnswerMark, markAnswer } from './mark-answer.ts'
import { readMarkOf } from './read-mark-of.ts'

let core: TestCore
let desk: LearningDesk
let [refund, restore] = ['', '']
beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
  refund = await desk.publish('Refunds')
  restore = await desk.publish('Restore a purchase')
})
beforeEach(() => core.database.pool.query('delete from question'))
afterAll(() => core.close())

const mark = (message: string, word: AnswerMark['mark'], more: Partial<AnswerMark> = {}) =>
  markAnswer(core.kernel, {
    workspace: core.workspace,
    agent: core.agent,
    message,
    mark: word,
    shouldBe: null,
    ...more,
  })
const read = (text: string) => readMarkOf(core.kernel.db, core.workspace, text)
const ask = (text: string, more = {}) => desk.record({ text, article: refund, ...more })
const stored = async (id: string) =>
  (await core.database.pool.query('select * from question where id = $1', [id])).rows[0]

test('a wrong answer is not given again to who asks in the same words, or nearly', async () => {
  const { reply } = await ask('My pass is locked after I paid')
  expect(await read('my pass is locked after i paid')).toBeNull()
  await mark(reply, 'wrong', { shouldBe: restore })
  for (const words of ['MY PASS is locked, after I paid??', 'my pass is lockd after i paid']) {
    expect(await read(words)).toEqual({ not: [refund], is: restore, none: false })
  }
  for (const words of ['my pass is blue', 'I paid', '', '😀']) expect(await read(words)).toBeNull()
  expect(await readMarkOf(core.kernel.db, core.workspace + 1, 'My pass is locked after I paid')).toBeNull()
})

test.each([
  ['why can i log in with my new phone', 'why cant i log in with my new phone'],
  ['can i play online without an account on my console', 'can i play online with an account on my console'],
  ['posso jogar online sem conta no meu console novo', 'posso jogar online com conta no meu console novo'],
  ['puedo entrar al servidor sin mi telefono nuevo', 'puedo entrar al servidor con mi telefono nuevo'],
  ['warum wird mein konto auf dem handy angezeigt', 'warum wird mein konto auf dem handy nicht angezeigt'],
  ['pourquoi mon compte est visible sur le serveur', 'pourquoi mon compte est pas visible sur le serveur'],
  ['新しい携帯で友達のアカウントにログインできる理由', '新しい携帯で友達のアカウントにログインできない理由'],
  ['为什么我用新手机能登录这个游戏账号', '为什么我用新手机不能登录这个游戏账号'],
])('"%s" is not answered as "%s"', async (one, other) => {
  const { reply } = await ask(one)
  await mark(reply, 'wrong', { shouldBe: restore })
  expect(await read(`${one} ?`)).toMatchObject({ is: restore })
  expect(await read(other)).toBeNull()
})

test('wrong, and none of them: the question stays unanswered', async () => {
  const { reply } = await ask('can my parrot ride along')
  await mark(reply, 'wrong')
  expect(await read('can my parrot ride along?')).toEqual({ not: [refund], is: null, none: true })
})

test('the last word counts, and a mark can be taken back', async () => {
  const first = await ask('where is my money')
  await mark(first.reply, 'wrong', { shouldBe: restore })
  core.clock.advance(60_000)
  const second = await ask('where is my money')
  await mark(second.reply, 'right')
  expect(await read('where is my money')).toEqual({ not: [], is: refund, none: false })
  await mark(second.reply, null)
  expect(await read('where is my money')).toEqual({ not: [refund], is: restore, none: false })
  expect(await stored(second.id)).toMatchObject({ mark: null, should_be: null, marked_by: null, marked_at: null })
})

test('who, when and what it should have been are kept, and the lane of learning is woken', async () => {
  await core.database.pool.query('delete from lane')
  const { id, reply } = await ask('how do i pay in yen')
  await mark(reply, 'wrong', { shouldBe: restore })
  expect(await stored(id)).toMatchObject({ mark: 'wrong', should_be: restore, marked_by: core.agent })
  const { rows } = await core.database.pool.query('select route from lane')
  expect(rows).toEqual([{ route: 'learning' }])
})

test('a picked suggestion is marked by the message that gave it', async () => {
  const { id, conversation } = await ask('it is locked', { decision: 'suggest', article: restore })
  await desk.pick(conversation, refund)
  const message = await desk.say(conversation, {
    author: 'virtual_agent',
    text: 'Refunds take a week.',
    article: refund,
  })
  await mark(message, 'wrong', { shouldBe: restore })
  expect(await stored(id)).toMatchObject({ mark: 'wrong', should_be: restore })
  expect(await read('it is locked')).toEqual({ not: [refund], is: restore, none: false })
})

test('that it did not know is right, or wrong with what it should have been', async () => {
  const { reply } = await ask('do you have a choir', { decision: 'unknown' })
  await expect(mark(reply, 'wrong')).rejects.toMatchObject({ code: 'invalid' })
  await mark(reply, 'right')
  expect(await read('do you have a choir')).toEqual({ not: [], is: null, none: true })
  await mark(reply, 'wrong', { shouldBe: refund })
  expect(await read('do you have a choir')).toEqual({ not: [], is: refund, none: false })
})

test('settled by an example, what nothing answered is not held back any more', async () => {
  const { id, reply } = await ask('may my goat come along')
  await mark(reply, 'wrong')
  expect(await read('may my goat come along')).toMatchObject({ none: true })
  await addGapExample(core.kernel, { workspace: core.workspace, agent: core.agent, questions: [id], article: restore })
  expect(await read('may my goat come along')).toBeNull()
})

test('among thousands of marks they are found by the index', async () => {
  await core.database.pool.query(
    `insert into question (workspace, id, way, text, folded, locale, messages, decision, article_id, sureness, asked_at, mark, marked_at)
     select $1, gen_random_uuid(), 'chat', w, w, 'en', '{}', 'answer', $2, 0.5, now(), 'wrong', now()
     from generate_series(1, 5000) n, lateral (select concat_ws(' ', 'how', md5(n::text), md5((n % 70)::text)) as w) t`,
    [core.workspace, refund],
  )
  await core.database.pool.query('analyze question')
  const reader = new Explaining(core)
  await readMarkOf(reader, core.workspace, 'my pass is locked after i paid for it')
  expect(reader.plans[0]).toContain('question_alike')
  expect(reader.plans[0]).not.toMatch(/Seq Scan|Rows Removed by \w+: [1-9]\d{2}/)
})

test('refuses what is not there', async () => {
  const { reply } = await ask('how long is a refund')
  await expect(mark(newId(), 'right')).rejects.toMatchObject({ code: 'not_found' })
  await expect(mark(reply, 'right', { workspace: core.workspace + 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(mark(reply, 'wrong', { shouldBe: newId() })).rejects.toMatchObject({ code: 'not_found' })
  await expect(mark(reply, 'wrong', { shouldBe: refund })).rejects.toMatchObject({ code: 'invalid' })
})
