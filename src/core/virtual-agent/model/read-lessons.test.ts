import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../../test/support/core.ts'
import { addArticles } from '../../../../test/support/knowledge.ts'
import { newId } from '../../../kernel/ids.ts'
import { updateArticle } from '../../knowledge/update-article.ts'
import { recordQuestion } from '../learning/record-question.ts'
import { readLessons } from './read-lessons.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.database.pool.query(
    'delete from question; delete from article_phrase; delete from article_stem; delete from article',
  )
})

const read = (workspace = core.workspace) => readLessons(core.kernel.db, workspace)
async function publish(title: string, examples: string[] = [], body = `About **${title}**.`): Promise<string> {
  const articles = [{ title, body, examples, locale: 'en' as const }]
  const [id = ''] = await addArticles(core.kernel, { workspace: core.workspace, agent: core.agent, articles })
  return id
}
interface Told {
  decision?: 'answer' | 'suggest' | 'unknown'
  article?: string | null
  mark: 'right' | 'wrong'
  shouldBe?: string | null
}
/** A question that was answered and marked; straight into the table, as verbs refuse what says nothing. */
async function marked(
  text: string,
  { decision = 'answer', article = null, mark, shouldBe = null }: Told,
): Promise<void> {
  const id = newId()
  const { workspace, clock } = core
  const place = { way: 'chat', conversation: newId(), contact: newId(), guild: null } as const
  const asked = { id, text, locale: 'en', messages: [newId()], reply: newId(), decision, article, sureness: 0.6 }
  await core.kernel.db.transaction(async (tx) =>
    recordQuestion(tx, { workspace, ...place, ...asked, now: clock.now() }),
  )
  const values = [id, mark, shouldBe, clock.now()]
  await core.database.pool.query('update question set mark = $2, should_be = $3, marked_at = $4 where id = $1', values)
}

test('lessons are the published articles, as they are published, with their examples', async () => {
  const id = await publish('Light a lantern', ['lantern wont light'])
  await publish('A kite')
  const { lessons, unanswered } = await read()
  expect(lessons).toContainEqual({
    ...{ id, title: 'Light a lantern', text: 'About **Light a lantern**.', examples: ['lantern wont light'] },
  })
  expect([lessons.length, unanswered]).toEqual([2, []])
  expect((await read(core.workspace + 1)).lessons).toEqual([])
})

test('what changes nothing that is learnt leaves the hash, everything else changes it', async () => {
  const id = await publish('Light a lantern', ['lantern wont light'])
  const { hash } = await read()
  // The edit of a published article is a draft that nobody reads yet.
  const act = { workspace: core.workspace, agent: core.agent, article: id }
  await updateArticle(core.kernel, { ...act, version: 2, content: { title: 'Lanterns' } })
  expect((await read()).hash).toBe(hash)
  await marked('dark lantern', { article: id, mark: 'right' })
  const withMark = (await read()).hash
  expect(withMark).not.toBe(hash)
  await publish('Another')
  expect((await read()).hash).not.toBe(withMark)
})

test('a translation is learnt with its original, under the original’s id', async () => {
  const id = await publish('Light a lantern', ['lantern wont light'])
  const other = await publish('Acender uma lanterna', ['minha lanterna nao acende'], 'Segure o botão.')
  await core.database.pool.query(`update article set translation_of = $1, locale = 'pt-BR' where id = $2`, [id, other])
  const { lessons } = await read()
  expect(lessons).toEqual([
    {
      ...{ id, title: 'Light a lantern', text: 'About **Light a lantern**.' },
      examples: ['lantern wont light', 'Acender uma lanterna', 'minha lanterna nao acende'],
    },
  ])
  await marked('cadê a luz', { article: null, mark: 'wrong', shouldBe: other })
  expect((await read()).lessons[0]?.examples).toContain('cadê a luz')
})

test('what agents marked is learnt as what they said', async () => {
  const lantern = await publish('Light a lantern', ['lantern wont light'])
  const kite = await publish('Fly a kite', ['kite falls'])
  await marked('it is so dark', { article: lantern, mark: 'right' })
  await marked('my kite is dark', { article: lantern, mark: 'wrong', shouldBe: kite })
  await marked('what is the weather', { article: lantern, mark: 'wrong' })
  await marked('who won', { decision: 'unknown', article: kite, mark: 'right' })
  await marked('one of these', { decision: 'suggest', article: kite, mark: 'right' })
  await marked('gone article', { article: newId(), mark: 'right' })
  await marked('', { article: lantern, mark: 'right' })
  const { lessons, unanswered } = await read()
  const examplesOf = (id: string) => lessons.find((lesson) => lesson.id === id)?.examples
  expect(examplesOf(lantern)).toEqual(['lantern wont light', 'it is so dark'])
  expect(examplesOf(kite)).toEqual(['kite falls', 'my kite is dark'])
  expect(unanswered.sort()).toEqual(['what is the weather', 'who won'])
})

test('thousands are read, page by page, in the same order each time', async () => {
  await core.database.pool.query(
    `insert into article (workspace, id, version, status, locale, title, body, examples, created_at, updated_at, published_at, search)
    select $1, gen_random_uuid(), 1, 'published', 'en', 'Title ' || n, repeat('Words. ', 1000), array['example ' || n], now(), now(), now(), ''
    from generate_series(1, 1100) n`,
    [core.workspace],
  )
  const [one, other] = [await read(), await read()]
  expect(one.lessons).toHaveLength(1100)
  expect(new Set(one.lessons.map(({ title }) => title)).size).toBe(1100)
  expect(one.lessons.every(({ text }) => text.length === 1500)).toBe(true)
  expect(other).toEqual(one)
})
