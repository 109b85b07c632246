import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { answerFor } from './answer-for.ts'
import { createCollection } from './create-collection.ts'
import { exportArticles } from './export-articles.ts'
import { findArticles } from './find-articles.ts'
import { importArticles } from './import-articles.ts'
import { listArticles } from './list-articles.ts'
import { listCollections } from './list-collections.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
beforeEach(async () => {
  await core.database.pool.query(
    'delete from article_phrase; delete from article_stem; delete from article; delete from collection',
  )
})

const by = () => ({ workspace: core.workspace, agent: core.agent })
const read = (...lines: (object | string)[]) =>
  importArticles(core.kernel, {
    ...by(),
    bytes: Buffer.from(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')),
  })
const written = async () => {
  let text = ''
  for await (const piece of exportArticles(core.kernel.db, core.workspace)) text += piece
  return text
}
const titles = async () =>
  (await listArticles(core.kernel.db, { workspace: core.workspace, limit: 50 })).items.map(({ title }) => title).sort()

const MAP = {
  ...{ id: 'map', title: 'Maps offline', body: 'Tap **Download**.', examples: ['maps without internet'], locale: 'en' },
  ...{ collection: 'Trails', published: true },
  form: [{ name: 'Phone', question: 'Which phone?', kind: 'text', choices: [], required: false }],
}
const CARTE = { title: 'Cartes hors ligne', body: 'Touchez.', locale: 'fr', translationOf: 'map', published: true }

describe('a file of articles', () => {
  test('is read as it is written: words, collections, translations, forms, what is published', async () => {
    await createCollection(core.kernel, { ...by(), name: 'trails' })
    expect(await read(MAP, '', CARTE, { title: 'Later' })).toEqual({ added: 3, known: 0 })
    expect(await listCollections(core.kernel.db, core.workspace)).toMatchObject([{ name: 'trails', articles: 1 }])
    const asked = { workspace: core.workspace, question: 'maps without internet', locale: 'fr', most: 5 }
    const [found] = await findArticles(core.kernel.db, asked)
    expect(await answerFor(core.kernel.db, core.workspace, [found?.article ?? ''], 'fr')).toMatchObject([
      { title: 'Cartes hors ligne', body: 'Touchez.' },
    ])
    const file = await written()
    await core.database.pool.query(
      'delete from article_phrase; delete from article_stem; delete from article; delete from collection',
    )
    expect(await read(file)).toEqual({ added: 3, known: 0 })
    const bare = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => {
          const { id: _id, translationOf, ...words } = JSON.parse(line)
          return { ...words, translated: translationOf !== null }
        })
        .sort((a, b) => a.title.localeCompare(b.title))
    expect(bare(await written())).toEqual(bare(file))
  })

  test('changes nothing when it is read again', async () => {
    await read(MAP, CARTE)
    expect(await read(MAP, CARTE, { ...CARTE, locale: 'de', title: 'Karten' })).toEqual({ added: 1, known: 2 })
    expect(await titles()).toEqual(['Cartes hors ligne', 'Karten', 'Maps offline'])
  })

  test.each([
    ['no JSON', ['{"title":"One"}', '{"title":'], { line: 2 }],
    ['no article', [{ title: 'One' }, { body: 'x' }], { line: 2, field: 'title' }],
    ['a wrong language', [{ title: 'One', locale: 'klingon' }], { line: 1, field: 'locale' }],
    ['a translation of nothing', [{ title: 'One' }, CARTE], { line: 2, field: 'translationOf' }],
    ['a published one that says nothing', [{ title: 'One', published: true }], { line: 1, field: 'body' }],
    ['a language twice', [MAP, CARTE, { ...CARTE, title: 'Encore' }], { line: 3, field: 'locale' }],
    ['nothing', [''], undefined],
  ])('with %s is refused whole, and the line is named', async (_, lines, details) => {
    await expect(read(...lines)).rejects.toMatchObject({ ...(details ? { details } : { code: 'invalid' }) })
    expect(await titles()).toEqual([])
  })

  test('that is too long, or no text, is refused', async () => {
    const many = Array.from({ length: 1001 }, (_, n) => ({ title: `Article ${n}` }))
    await expect(read(...many)).rejects.toMatchObject({ code: 'too_many' })
    const binary = importArticles(core.kernel, { ...by(), bytes: new Uint8Array([0xff, 0xfe, 0x00]) })
    await expect(binary).rejects.toMatchObject({ code: 'invalid' })
  })
})
