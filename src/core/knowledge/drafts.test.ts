import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { ArticleVersionView, Slot } from '../../protocol/articles.ts'
import { addExamples } from './add-examples.ts'
import { createArticle } from './create-article.ts'
import { discardDraft } from './discard-draft.ts'
import { findArticles } from './find-articles.ts'
import { listArticles } from './list-articles.ts'
import { listVersions } from './list-versions.ts'
import { publishArticle } from './publish-article.ts'
import { restoreVersion } from './restore-version.ts'
import { showArticle } from './show-article.ts'
import { unpublishArticle } from './unpublish-article.ts'
import { updateArticle } from './update-article.ts'
import { LEARNING_ROUTE } from './wake-learning.ts'

const MINUTE = 60_000
const FORM: Slot[] = [{ name: 'Order number', question: 'Which order?', kind: 'order', choices: [], required: true }]

let core: TestCore
let id: string
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.database.pool.query(
    'delete from article_phrase; delete from article_stem; delete from article; delete from lane',
  )
  core.clock.advance(60 * MINUTE)
  id = await createArticle(core.kernel, { workspace: core.workspace, agent: core.agent, ...WORDS })
})

const WORDS = { title: 'Maps offline', body: 'Tap **Download**.', examples: ['maps without internet'], locale: 'en' }
const act = () => ({ workspace: core.workspace, agent: core.agent as string | null, article: id })
const show = () => showArticle(core.kernel.db, core.workspace, id)
const publish = () => publishArticle(core.kernel, act())
const edit = async (content: Parameters<typeof updateArticle>[1]['content'], agent: string | null = core.agent) =>
  updateArticle(core.kernel, { ...act(), agent, version: (await show()).version, content })
const ask = async (question: string) =>
  (await findArticles(core.kernel.db, { workspace: core.workspace, question, locale: 'en', most: 5 })).map(
    ({ title }) => title,
  )
const history = async () => {
  const page = await listVersions(core.kernel.db, {
    workspace: core.workspace,
    article: id,
    cursor: undefined,
    limit: 50,
  })
  return page.items.map(({ what, title }: ArticleVersionView) => `${what} ${title}`)
}
/** Whether learning was asked for since the last time that this was asked. */
const learns = async () => {
  const found = await core.database.pool.query('delete from lane where route = $1 returning due', [LEARNING_ROUTE])
  return found.rows.length > 0
}

describe('what is changed in a published article', () => {
  test('is read by the desk at once, and by members from the next publishing on', async () => {
    await publish()
    expect(await learns()).toBe(true)
    const { publishedAt } = await show()
    core.clock.advance(MINUTE)
    await edit({ title: 'Trails offline', form: FORM })
    const draft = { title: 'Trails offline', body: WORDS.body, examples: WORDS.examples, form: FORM }
    expect(await show()).toMatchObject({ title: 'Maps offline', form: [], draft, status: 'published', publishedAt })
    expect([await ask('trails offline'), await learns()]).toEqual([['Maps offline'], false])
    await publish()
    expect(await show()).toMatchObject({ title: 'Trails offline', form: FORM, draft: null })
    expect((await show()).publishedAt).toBe(core.clock.now().toISOString())
    expect([await ask('trails offline'), await learns()]).toEqual([['Trails offline'], true])
  })

  test('grows edit by edit, and is none any more when all is as it was', async () => {
    await publish()
    await edit({ title: 'Trails offline' })
    await edit({ body: 'Tap it.' })
    expect((await show()).draft).toMatchObject({ title: 'Trails offline', body: 'Tap it.' })
    await edit({ title: WORDS.title, body: WORDS.body })
    expect((await show()).draft).toBeNull()
  })

  test('is found in the list by either words, and marked there', async () => {
    await publish()
    await edit({ title: 'Trails offline', body: 'Press it.' })
    const list = async (words: string) =>
      (await listArticles(core.kernel.db, { workspace: core.workspace, words, limit: 5 })).items
    expect(await list('trails')).toMatchObject([{ title: 'Maps offline', edited: true }])
    expect([await list('download'), await list('press')]).toMatchObject([[{ id }], [{ id }]])
    await discardDraft(core.kernel, act())
    expect([await list('trails'), await list('maps')]).toMatchObject([[], [{ edited: false }]])
  })

  test('can be dropped, which a second time and in a draft changes nothing', async () => {
    await edit({ body: 'Words.' })
    await discardDraft(core.kernel, act())
    expect(await show()).toMatchObject({ version: 2, body: 'Words.' })
    await publish()
    await edit({ body: 'Others.' })
    await discardDraft(core.kernel, act())
    await discardDraft(core.kernel, act())
    expect(await show()).toMatchObject({ version: 5, body: 'Words.', draft: null })
    expect(await learns()).toBe(true)
  })

  test('stays in it when it is unpublished', async () => {
    await publish()
    await edit({ title: 'Trails offline' })
    await unpublishArticle(core.kernel, act())
    expect(await show()).toMatchObject({ status: 'draft', title: 'Trails offline', draft: null, publishedAt: null })
  })

  test('keeps beside it what is learnt meanwhile', async () => {
    await publish()
    await edit({ title: 'Trails offline' })
    await core.kernel.db.transaction((tx) =>
      addExamples(tx, { ...act(), examples: ['no signal up there'], at: core.clock.now() }),
    )
    expect(await ask('no signal up there')).toEqual(['Maps offline'])
    await publish()
    expect((await show()).examples).toEqual(['maps without internet', 'no signal up there'])
  })

  test('is not the language, which changes at once', async () => {
    await publish()
    await learns()
    await edit({ locale: 'de' })
    expect(await show()).toMatchObject({ locale: 'de', draft: null })
    expect(await learns()).toBe(true)
    const { rows } = await core.database.pool.query('select distinct language from article_phrase')
    expect(rows).toEqual([{ language: 'de' }])
  })
})

describe('the history of an article', () => {
  test('has each step, and saves that follow each other closely as one', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      core.clock.advance(9 * MINUTE)
      await edit({ title })
    }
    core.clock.advance(11 * MINUTE)
    await edit({ title: 'Four' })
    await publish()
    await edit({ title: 'Five' })
    await edit({ title: 'Six' }, null)
    await unpublishArticle(core.kernel, act())
    expect(await history()).toEqual([
      'unpublished Six',
      'edited Six',
      'edited Five',
      'published Four',
      'edited Four',
      'edited Three',
      'created Maps offline',
    ])
  })

  test('notes nothing where no words change', async () => {
    await edit({ title: WORDS.title, collection: null })
    expect(await history()).toEqual(['created Maps offline'])
  })

  test('comes page by page, with who did it', async () => {
    await publish()
    await edit({ title: 'Trails offline' })
    const first = await listVersions(core.kernel.db, {
      ...{ workspace: core.workspace, article: id, cursor: undefined, limit: 2 },
    })
    expect(first.items).toMatchObject([{ version: 3, by: { publicName: 'Ana' } }, { version: 2 }])
    const second = await listVersions(core.kernel.db, {
      ...{ workspace: core.workspace, article: id, cursor: first.next ?? '', limit: 2 },
    })
    expect(second).toMatchObject({ items: [{ version: 1, body: WORDS.body, examples: WORDS.examples }], next: null })
    const listing = { workspace: core.workspace, article: id, limit: 2 }
    await expect(listVersions(core.kernel.db, { ...listing, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
    const elsewhere = listVersions(core.kernel.db, { ...listing, workspace: core.workspace + 1, cursor: undefined })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
  })

  test('gives back an earlier state: to a draft as it stands, to a published one as its draft', async () => {
    core.clock.advance(11 * MINUTE)
    await edit({ title: 'Trails offline', form: FORM })
    await restoreVersion(core.kernel, { ...act(), version: 1 })
    expect(await show()).toMatchObject({ title: 'Maps offline', form: FORM, status: 'draft' })
    await publish()
    await restoreVersion(core.kernel, { ...act(), version: 2 })
    expect(await show()).toMatchObject({ title: 'Maps offline', draft: { title: 'Trails offline', form: FORM } })
    expect(await history()).toEqual([
      'restored Trails offline',
      'published Maps offline',
      'restored Maps offline',
      'edited Trails offline',
      'created Maps offline',
    ])
    const missing = restoreVersion(core.kernel, { ...act(), version: 99 })
    await expect(missing).rejects.toMatchObject({ code: 'not_found' })
  })
})
