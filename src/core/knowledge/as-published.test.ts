import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { addArticles } from '../../../test/support/knowledge.ts'
import type { Reader } from '../../kernel/database.ts'
import { asPublished } from './as-published.ts'
import { createArticle } from './create-article.ts'
import { findArticles } from './find-articles.ts'
import { showArticle } from './show-article.ts'

let core: TestCore
let draft = ''
beforeAll(async () => {
  core = await openTestCore()
  const { kernel, workspace, agent } = core
  const words = { title: 'Night ferry', body: 'It leaves at ten.', examples: ['when does the night ferry leave'] }
  draft = await createArticle(kernel, { workspace, agent, locale: 'en', ...words })
})
afterAll(() => core.close())

const find = async (reader: Reader) => {
  const { workspace } = core
  const found = await findArticles(reader, {
    workspace,
    question: 'when does the night ferry leave',
    locale: 'en',
    most: 3,
  })
  return found.map(({ article }) => article)
}
const act = () => ({ workspace: core.workspace, agent: core.agent, article: draft })
const publishAnother = (title: string) =>
  addArticles(core.kernel, {
    workspace: core.workspace,
    agent: core.agent,
    articles: [{ title, body: `${title}.`, examples: [`the ${title} leaves`], locale: 'en' }],
  })

test('what would be found is found there, and nothing of it stays', async () => {
  expect(await asPublished(core.kernel, act(), { searched: true, look: find })).toEqual([draft])
  expect(await find(core.kernel.db)).toEqual([])
  const { rows } = await core.database.pool.query('select status, version from article where id = $1', [draft])
  expect(rows).toEqual([{ status: 'draft', version: 1 }])
})

test('who reads articles alone keeps nobody from publishing another one', async () => {
  const read = await asPublished(core.kernel, act(), {
    searched: false,
    look: async (tx) => {
      await publishAnother('Day ferry')
      const { rows } = await core.database.pool.query(`select 1 from article where title = 'Day ferry'`)
      expect(rows).toHaveLength(1)
      return tx.run<{ status: string }>({ name: 'test_status', text: 'select status from article where id = $1' }, [
        draft,
      ])
    },
  })
  expect(read).toEqual([{ status: 'published' }])
})

test('what says nothing yet is refused, whoever looks', async () => {
  const { kernel, workspace, agent } = core
  const empty = await createArticle(kernel, { workspace, agent, locale: 'en', title: 'Empty', body: '', examples: [] })
  const look = () => asPublished(kernel, { ...act(), article: empty }, { searched: false, look: async () => 0 })
  await expect(look()).rejects.toMatchObject({ code: 'invalid' })
  expect((await showArticle(kernel.db, workspace, empty)).status).toBe('draft')
})
