import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { FolderBlobStore } from '../../kernel/blobs.ts'
import { addExamples } from './add-examples.ts'
import { answerFor } from './answer-for.ts'
import { createArticle } from './create-article.ts'
import { deleteArticle } from './delete-article.ts'
import { findArticles } from './find-articles.ts'
import { publishArticle } from './publish-article.ts'
import { showArticle } from './show-article.ts'
import { translateArticle } from './translate-article.ts'
import { unpublishArticle } from './unpublish-article.ts'
import { updateArticle } from './update-article.ts'

let core: TestCore
let original: string
const blobs = new FolderBlobStore(tmpdir(), { now: () => new Date() })
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.database.pool.query('delete from article_phrase; delete from article_stem; delete from article')
  core.clock.advance(60_000)
  original = await createArticle(core.kernel, {
    ...{ workspace: core.workspace, agent: core.agent, title: 'Refund a pass', body: 'The store refunds it.' },
    ...{ examples: ['money back'], locale: 'en' },
    form: [{ name: 'Order', question: 'Which order?', kind: 'order', choices: [], required: true }],
  })
  await publish(original)
})

const act = (article: string) => ({ workspace: core.workspace, agent: core.agent, article })
const show = (id: string) => showArticle(core.kernel.db, core.workspace, id)
const publish = (id: string) => publishArticle(core.kernel, act(id))
const edit = async (id: string, content: Parameters<typeof updateArticle>[1]['content']) =>
  updateArticle(core.kernel, { ...act(id), version: (await show(id)).version, content })
const begin = (locale: string, of = original) => translateArticle(core.kernel, { ...act(of), locale })
/** Translates and publishes; a moment later, so that the eldest can be told. */
async function translate(locale: string, title: string, examples: string[] = []): Promise<string> {
  core.clock.advance(1000)
  const id = await begin(locale)
  await edit(id, { title, examples })
  await publish(id)
  return id
}
const shown = async (locale: string | null, article = original) =>
  (await answerFor(core.kernel.db, core.workspace, [article], locale)).map(({ title }) => title)[0]
const ask = async (question: string, locale: string | null) =>
  (await findArticles(core.kernel.db, { workspace: core.workspace, question, locale, most: 5 })).map(
    (found) => found.article,
  )

describe('a translation', () => {
  test('begins as a draft with the words of its original, and without its examples', async () => {
    const id = await begin('pt-BR')
    expect(await show(id)).toMatchObject({
      ...{ status: 'draft', locale: 'pt-BR', title: 'Refund a pass', body: 'The store refunds it.', examples: [] },
      form: [{ name: 'Order' }],
      translationOf: original,
      translations: [{ id: original, locale: 'en', status: 'published', behind: false }],
    })
    expect((await show(original)).translations).toEqual([{ id, locale: 'pt-BR', status: 'draft', behind: false }])
  })

  test('of a translation is one of the original, and knows the others', async () => {
    const first = await begin('pt-BR')
    const second = await begin('de', first)
    expect(await show(second)).toMatchObject({ translationOf: original })
    expect((await show(second)).translations.map(({ id }) => id)).toEqual([original, first])
  })

  test('is there once in a language, also when two begin it at once', async () => {
    const begun = await Promise.allSettled([begin('de'), begin('de'), begin('en')])
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    for (const end of begun) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'conflict' })
    const other = await begin('fr')
    for (const [id, locale] of [
      [other, 'de'],
      [other, 'en'],
      [original, 'fr'],
    ] as const) {
      await expect(edit(id, { locale })).rejects.toMatchObject({ code: 'conflict', details: { field: 'locale' } })
    }
    await edit(other, { locale: 'fr-CA' })
  })

  test('is behind by no example that the original learns', async () => {
    const id = await translate('de', 'Pass erstatten')
    core.clock.advance(1000)
    const at = core.clock.now()
    await core.kernel.db.transaction((tx) => addExamples(tx, { ...act(original), examples: ['cash back'], at }))
    expect((await show(original)).translations).toEqual([{ id, locale: 'de', status: 'published', behind: false }])
    const family = (await show(id)).translations
    expect(family).toEqual([{ id: original, locale: 'en', status: 'published', behind: false }])
  })

  test('is behind from the moment on in which members read other words of the original', async () => {
    const id = await translate('de', 'Pass erstatten')
    const behind = async () => (await show(original)).translations.map((each) => each.behind)
    core.clock.advance(1000)
    await edit(original, { body: 'We refund it.' })
    expect(await behind()).toEqual([false])
    await publish(original)
    expect(await behind()).toEqual([true])
    core.clock.advance(1000)
    await edit(id, { body: 'Wir erstatten ihn.' })
    expect(await behind()).toEqual([false])
  })
})

describe('a member is answered', () => {
  test('in their language, else in one like it, else in that of the original', async () => {
    await translate('pt-BR', 'Reembolso')
    await translate('de', 'Pass erstatten')
    expect(await Promise.all(['pt-BR', 'pt', 'de-CH', 'fr', null].map((locale) => shown(locale)))).toEqual([
      ...['Reembolso', 'Reembolso', 'Pass erstatten', 'Refund a pass', 'Refund a pass'],
    ])
  })

  test('alike by whichever of the ids, in the order that was asked for, with what is cited', async () => {
    const id = await translate('de', 'Pass erstatten')
    const other = await createArticle(core.kernel, {
      ...{ workspace: core.workspace, agent: null, title: 'Other', body: 'x', examples: [], locale: 'en' },
    })
    const found = await answerFor(core.kernel.db, core.workspace, [other, id, original], 'de')
    expect(found).toMatchObject([
      { asked: id, original, id, locale: 'de', body: 'The store refunds it.', form: [{ name: 'Order' }], images: [] },
      { asked: original, original, id },
    ])
    expect(found).toHaveLength(2)
  })

  test('with published words only, and with nothing when none are', async () => {
    const id = await begin('de')
    await edit(original, { title: 'Later' })
    expect([await shown('de'), await shown('en')]).toEqual(['Refund a pass', 'Refund a pass'])
    await publish(id)
    await unpublishArticle(core.kernel, act(original))
    expect([await shown('de'), await shown('en')]).toEqual(['Refund a pass', 'Refund a pass'])
    await unpublishArticle(core.kernel, act(id))
    expect(await shown('en')).toBeUndefined()
  })
})

describe('a question', () => {
  test('finds an article and its translations as one, by the examples of any', async () => {
    const id = await translate('de', 'Pass erstatten', ['geld zurück'])
    expect(await ask('geld zurueck geld zurück', 'de')).toEqual([original])
    expect(await ask('money back refund pass', 'en')).toEqual([original])
    await unpublishArticle(core.kernel, act(original))
    expect(await ask('geld zurück', 'de')).toEqual([id])
    await unpublishArticle(core.kernel, act(id))
    expect(await ask('geld zurück', 'de')).toEqual([])
  })
})

test('translations outlive their original: the eldest published one is that of the others', async () => {
  const draft = await begin('fr')
  const eldest = await translate('pt-BR', 'Reembolso')
  const other = await translate('de', 'Pass erstatten')
  await deleteArticle(core.kernel, blobs, act(original))
  expect(await show(eldest)).toMatchObject({ translationOf: null, status: 'published' })
  expect((await show(eldest)).translations.map(({ id }) => id)).toEqual([other, draft])
  expect(await show(draft)).toMatchObject({ translationOf: eldest })
  expect([await shown('de', eldest), await shown('en', other)]).toEqual(['Pass erstatten', 'Reembolso'])
})
