import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { Explaining } from '../../../../test/support/explaining.ts'
import { LearningDesk } from '../../../../test/support/learning.ts'
import { newId } from '../../../kernel/ids.ts'
import { findArticles } from '../../knowledge/find-articles.ts'
import { showArticle } from '../../knowledge/show-article.ts'
import { addGapExample } from './add-gap-example.ts'
import { articleLocaleOf, titleOf } from './article-words.ts'
import { dismissGap } from './dismiss-gap.ts'
import { GapList } from './gap-list.ts'
import { markAnswer } from './mark-answer.ts'
import { writeGapArticle } from './write-gap-article.ts'

let core: TestCore
let desk: LearningDesk
beforeAll(async () => {
  core = await openTestCore()
  desk = new LearningDesk(core)
})
beforeEach(() => core.database.pool.query('delete from question'))
afterAll(() => core.close())

const gaps = new GapList()
const list = (days = 7, workspace = core.workspace) =>
  gaps.list(core.kernel.db, { workspace, days, now: core.kernel.clock.now() })
const words = async () => (await list()).items.map((gap) => [gap.words, gap.asked])
const act = (questions: string[], workspace = core.workspace) => ({ workspace, agent: core.agent, questions })

/** Asks what is not known, a minute after the one before. */
async function ask(text: string, more: Parameters<LearningDesk['record']>[0] = {}) {
  core.clock.advance(60_000)
  return desk.record({ text, decision: 'unknown', ...more })
}

describe('the list', () => {
  test('groups what asks the same, the most asked first, with what it is about', async () => {
    const nearest = await desk.publish('Offline maps')
    const first = await ask('can i download trail maps for offline use?', { article: nearest })
    await ask('how do i gift a pass to a friend')
    const again = await ask('Can I download trail maps for offline use')
    await ask('download maps offline', { article: nearest })
    const { items, questions } = await list()
    expect(items.map((gap) => [gap.words, gap.asked])).toEqual([
      ['can i download trail maps for offline use?', 3],
      ['how do i gift a pass to a friend', 1],
    ])
    expect(questions).toBe(4)
    expect(items[0]).toMatchObject({ id: first.id, nearest: { id: nearest, title: 'Offline maps' } })
    expect(items[0]?.questions.map(({ text, times }) => [text, times])).toEqual([
      ['download maps offline', 1],
      ['Can I download trail maps for offline use', 2],
    ])
    expect(items[0]?.questions[1]).toMatchObject({ id: again.id, conversation: again.conversation, locale: 'en' })
    expect(items[1]?.nearest).toBeNull()
  })

  test('has what was not answered, not helped, or marked wrong; not what was answered, picked, right or learnt', async () => {
    const article = await desk.publish('Boats')
    await ask('an answered question', { decision: 'answer' })
    await ask('a suggestion left alone', { decision: 'suggest' })
    const picked = await ask('a suggestion that was picked', { decision: 'suggest' })
    await desk.pick(picked.conversation, article)
    const bad = await ask('which did not help', { decision: 'answer' })
    await desk.outcome(bad.conversation, 'not_helped')
    const wrong = await ask('marked as wrong', { decision: 'answer' })
    const mark = { workspace: core.workspace, agent: core.agent, mark: 'wrong', shouldBe: null } as const
    await markAnswer(core.kernel, { ...mark, message: wrong.reply })
    const learnt = await ask('learnt from it')
    await markAnswer(core.kernel, { ...mark, message: learnt.reply, shouldBe: article })
    const rightly = await ask('rightly not known')
    await markAnswer(core.kernel, { ...mark, message: rightly.reply, mark: 'right' })
    await ask('help')
    await ask('😀')
    expect((await words()).map(([text]) => text).sort()).toEqual([
      'a suggestion left alone',
      'marked as wrong',
      'which did not help',
    ])
  })

  test('has nothing of long ago, of another workspace, or of a deleted message', async () => {
    const conversation = newId()
    const message = await desk.say(conversation, { author: 'contact', text: 'where is my parrot' })
    await ask('where is my parrot', { conversation, messages: [message] })
    await desk.record({ text: 'asked long ago', decision: 'unknown', now: new Date('2026-11-01T00:00:00Z') })
    expect(await words()).toEqual([['where is my parrot', 1]])
    expect((await list(90)).items.length).toBe(2)
    expect(await list(7, core.workspace + 1)).toEqual({ items: [], questions: 0 })
    await core.database.pool.query('update message set deleted_at = now() where id = $1', [message])
    expect(await words()).toEqual([])
  })

  test('of two thousand takes the processor no more than a moment, reads its index, and lets others work meanwhile', async () => {
    const topics = [
      'refund my order',
      'reset the password',
      'cancel a booking',
      'change the map colour',
      'invite a friend',
    ]
    const fillers = ['please', 'today', 'again', 'on android', 'on my phone', 'for my sister', 'since monday', 'really']
    const { pool } = core.database
    const conversation = newId()
    await desk.say(conversation, { author: 'contact', text: 'hello' })
    const key = `('00000004-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
    await pool.query(
      `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at, deleted_at)
       select $1, ${key}, $2, 'inbound', 'contact', 'text', 'x', now(), now(), case when n % 10 = 0 then now() end
       from generate_series(1, 9000) n`,
      [core.workspace, conversation],
    )
    await pool.query(
      `insert into question (workspace, id, way, text, folded, locale, messages, decision, sureness, asked_at)
       select $1, gen_random_uuid(), 'chat', w, w, 'en', array[${key}], case when n % 3 = 0 then 'answer' else 'unknown' end, 0, $4
       from generate_series(1, 3000) n, lateral (select 'how do i ' || ($2::text[])[1 + n % 5] || ' ' || ($3::text[])[1 + n % 8]
         || ' ' || ($3::text[])[1 + n / 8 % 8] || ' ' || substr(md5(n::text), 1, 4) as w) t`,
      [core.workspace, topics, fillers, core.clock.now()],
    )
    await pool.query('analyze')
    const reader = new Explaining(core)
    let turns = 0
    const ticking = setInterval(() => turns++, 1)
    const began = process.cpuUsage()
    const { items, questions } = await new GapList().list(reader, {
      workspace: core.workspace,
      days: 7,
      now: core.clock.now(),
    })
    const took = process.cpuUsage(began).user / 1000
    clearInterval(ticking)
    expect(questions).toBeGreaterThan(1500)
    expect(items[0]?.questions.length).toBe(20)
    if (process.env.GUILDESK_PLAN_SIZE) console.log(took, turns, ...reader.plans)
    expect(took).toBeLessThan(1500)
    expect(turns).toBeGreaterThan(5)
    for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on (question|message)/)
  })
})

describe('a gap', () => {
  test('becomes examples of an article, which answers them at once', async () => {
    const article = await desk.publish('Maps without a network', { examples: ['maps without network'] })
    const one = await ask('do the charts work on a plane')
    await ask('do the charts work on a plane?')
    await addGapExample(core.kernel, { ...act([one.id]), article })
    expect(await words()).toEqual([])
    const shown = await showArticle(core.kernel.db, core.workspace, article)
    expect(shown).toMatchObject({ version: 3, examples: ['maps without network', 'do the charts work on a plane'] })
    const asked = { workspace: core.workspace, question: 'do the charts work on a plane', locale: 'en', most: 1 }
    expect(JSON.stringify(await findArticles(core.kernel.db, asked))).toContain(article)
    await expect(dismissGap(core.kernel, act([one.id]))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('becomes a draft whose title is the question in its middle', async () => {
    const questions = [
      'is there a student discount',
      'student discount?? for a pass',
      'do you have a student discount for passes',
    ]
    const ids: string[] = []
    for (const text of questions) ids.push((await ask(text, { locale: 'en-US' })).id)
    const id = await writeGapArticle(core.kernel, act(ids))
    const shown = await showArticle(core.kernel.db, core.workspace, id)
    expect(shown).toMatchObject({ status: 'draft', locale: 'en', body: '', examples: questions })
    expect(shown.title).toMatch(/student discount/)
    expect(await words()).toEqual([])
  })

  test('that overlaps another is locked from the oldest question on, whichever was named', async () => {
    const first = await ask('where do i moor my boat')
    const second = await ask('Where do I moor my boat?')
    const [holder, other] = [await core.database.pool.connect(), await core.database.pool.connect()]
    try {
      await holder.query('begin')
      await holder.query('select 1 from question where id = $1 for update', [first.id])
      const settled = dismissGap(core.kernel, act([second.id]))
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%question q%'
        and datname = current_database()`
      await expect.poll(async () => (await other.query(waiting)).rows.length).toBe(1)
      // Had it locked what it was told first, this would be held.
      await other.query('select 1 from question where id = $1 for update nowait', [second.id])
      await holder.query('commit')
      await settled
    } finally {
      holder.release(true)
      other.release(true)
    }
    expect(await words()).toEqual([])
  })

  test('is dismissed, and what was asked in the same words with it', async () => {
    const one = await ask('sing me a song')
    await ask('sing me a SONG!')
    await ask('sing me another one')
    await dismissGap(core.kernel, act([one.id]))
    expect(await words()).toEqual([['sing me another one', 1]])
  })

  test('is not touched from another workspace, nor by what is not there', async () => {
    const { id } = await ask('how tall is the hill')
    const article = await desk.publish('Hills')
    await expect(dismissGap(core.kernel, act([id], core.workspace + 1))).rejects.toMatchObject({ code: 'not_found' })
    await expect(writeGapArticle(core.kernel, act([newId()]))).rejects.toMatchObject({ code: 'not_found' })
    await expect(addGapExample(core.kernel, { ...act([id]), article: newId() })).rejects.toMatchObject({
      code: 'not_found',
    })
    await core.database.pool.query(`update article set examples = array_fill('x'::text, '{50}') where id = $1`, [
      article,
    ])
    await expect(addGapExample(core.kernel, { ...act([id]), article })).rejects.toMatchObject({ code: 'invalid' })
    expect(await words()).toEqual([['how tall is the hill', 1]])
  })
})

test.each([
  ['  how do\ni   pay ', 'How do i pay'],
  ['', 'Untitled'],
  ['é possível pagar?', 'É possível pagar?'],
  ['word '.repeat(60), `Word${' word'.repeat(19)}`],
])('a title of "%s"', (question, title) => {
  expect(titleOf(question)).toBe(title)
})

test('the language of an article is the one that most ask in', () => {
  expect(articleLocaleOf(['pt-BR', 'en-US', 'pt-BR'])).toBe('pt-BR')
  expect(articleLocaleOf(['en-GB'])).toBe('en')
  expect(articleLocaleOf(['es-419'])).toBe('es')
  expect(articleLocaleOf([])).toBe('en')
})
