import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import type { Reader, Statement } from '../../kernel/database.ts'
import { answerFor } from './answer-for.ts'
import { findArticles } from './find-articles.ts'
import { listArticles } from './list-articles.ts'
import { listCollections } from './list-collections.ts'
import { listVersions } from './list-versions.ts'
import { showArticle } from './show-article.ts'

/** Enough that a scan of a whole table would be chosen by nobody. */
const SIZE = 10_000

const COLLECTION = '00000002-0000-7000-8000-000000000001'

let core: TestCore

/** Ten thousand published articles of four made-up words each, out of a thousand such words, with two examples. */
beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  const id = `('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  const word = (at: string) => `'w' || translate((${at})::text, '0123456789', 'abcdefghij') || 'x'`
  const words = [1, 7, 31, 97].map((step) => word(`n * ${step} % 1000`)).join(`, `)
  await pool.query(
    `insert into article (workspace, id, version, status, locale, title, body, examples, created_at, updated_at, published_at, search)
     select $1, ${id}, 1, 'published', 'en', 'article ' || n, 'body', '{}', now(), now() - make_interval(secs => n), now(),
       array_to_tsvector(array[${words}]) from generate_series(1, ${SIZE}) n`,
    [core.workspace],
  )
  await pool.query(
    `insert into article_phrase (workspace, article_id, position, kind, language, words, stems)
     select $1, ${id}, p, case when p = 0 then 'text' when p = 1 then 'title' else 'example' end, 'en', null,
       (array[${words}])[1:case when p = 0 then 4 else 2 + p % 2 end] from generate_series(1, ${SIZE}) n, generate_series(0, 3) p`,
    [core.workspace],
  )
  await pool.query(
    `insert into article_stem (workspace, language, stem, articles)
     select workspace, language, stem, count(*) from article_phrase, unnest(stems || ''::text) s(stem) where kind = 'text' group by 1, 2, 3`,
  )
  // The words that only one article has, as in every language: most of a vocabulary.
  await pool.query(
    `insert into article_stem (workspace, language, stem, articles)
     select $1, 'en', 'q' || translate(n::text, '0123456789', 'klmnoprstv'), 1 from generate_series(1, 30000) n`,
    [core.workspace],
  )
  await pool.query(
    `insert into collection (workspace, id, name, position, created_at) values ($1, $2, 'some', 0, now())`,
    [core.workspace, COLLECTION],
  )
  await pool.query('update article set collection_id = $2 where workspace = $1 and id < $3', [
    core.workspace,
    COLLECTION,
    '00000001-0000-7000-8000-000000000100',
  ])
  await pool.query('analyze')
}, 60_000)
afterAll(() => core.close())

/** Answers as the database does, and notes how it did. */
class Explaining implements Reader {
  readonly orm = core.kernel.db.orm
  readonly plans: string[] = []

  async run<Row>(statement: Statement, values: readonly unknown[]): Promise<Row[]> {
    const found = await core.database.pool.query(`explain (analyze, buffers) ${statement.text}`, [...values])
    this.plans.push(found.rows.map((row) => Object.values(row)[0]).join('\n'))
    return core.kernel.db.run<Row>(statement, values)
  }
}

const find = (reader: Reader, question: string) =>
  findArticles(reader, { workspace: core.workspace, question, locale: 'en', most: 5 })

describe('a question to ten thousand articles', () => {
  it('is answered by indexes, also where words are misspelt', async () => {
    const reader = new Explaining()
    const found = await find(reader, 'how do i wbcdx wifgx and wbcedx please')
    expect(found.length).toBe(5)
    // Totals, words, misspelt words, phrases, titles.
    expect(reader.plans.length).toBe(5)
    for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on (article|article_phrase|article_stem)\b/)
  })

  it('is answered within collections, and with the words to show, by indexes', async () => {
    const reader = new Explaining()
    const options = { workspace: core.workspace, question: 'wbcdx wifgx', locale: 'en', most: 5, collections: [] }
    const ids = (await findArticles(reader, options)).map(({ article }) => article)
    expect((await answerFor(reader, core.workspace, ids, 'pt-BR')).map(({ id }) => id)).toEqual(ids)
    for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on (article|article_phrase|article_stem)\b/)
  })

  it('takes a bounded number of looks, whatever its length', async () => {
    const reader = new Explaining()
    const all = Array.from(
      { length: 600 },
      (_, n) => `w${[...String(n)].map((d) => 'abcdefghij'[Number(d)]).join('')}x`,
    )
    await find(reader, all.join(' '))
    expect(reader.plans.length).toBeLessThanOrEqual(5)
    for (const plan of reader.plans) {
      expect(plan).not.toMatch(/Seq Scan on (article|article_phrase|article_stem)\b/)
      const [, pages] = /Buffers: shared hit=(\d+)/.exec(plan) ?? []
      expect(Number(pages ?? 0), plan).toBeLessThan(25_000)
    }
  })
})

it.each([
  ['newest first', {}],
  ['of one state', { status: 'published' as const }],
])('a page of the list, %s, is read from its index', async (_, more) => {
  const reader = new Explaining()
  const input = { workspace: core.workspace, status: undefined, words: undefined, limit: 50, ...more }
  const first = await listArticles(reader, { ...input, cursor: undefined })
  await listArticles(reader, { ...input, cursor: first.next ?? '' })
  for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on article|Sort Key/)
})

it('one of many articles, a collection of them, and all collections are read without a look at the others', async () => {
  const reader = new Explaining()
  const { workspace } = core
  const { items } = await listArticles(reader, { workspace, collection: COLLECTION, limit: 50 })
  await listArticles(reader, { workspace, collection: 'none', limit: 50 })
  const id = items[0]?.id ?? ''
  await showArticle(reader, workspace, id)
  await listVersions(reader, { workspace, article: id, cursor: undefined, limit: 50 })
  expect(await listCollections(reader, workspace)).toMatchObject([{ articles: 255 }])
  for (const plan of reader.plans) expect(plan).not.toMatch(/Seq Scan on article\b/)
})
