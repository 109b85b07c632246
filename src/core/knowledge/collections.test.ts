import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { newId } from '../../kernel/ids.ts'
import { COLLECTIONS } from '../../protocol/limits.ts'
import { createArticle } from './create-article.ts'
import { createCollection } from './create-collection.ts'
import { deleteCollection } from './delete-collection.ts'
import { findArticles } from './find-articles.ts'
import { listArticles } from './list-articles.ts'
import { listCollections } from './list-collections.ts'
import { orderCollections } from './order-collections.ts'
import { publishArticle } from './publish-article.ts'
import { renameCollection } from './rename-collection.ts'
import { showArticle } from './show-article.ts'
import { translateArticle } from './translate-article.ts'
import { updateArticle } from './update-article.ts'

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
const add = (name: string) => createCollection(core.kernel, { ...by(), name })
const names = async () => (await listCollections(core.kernel.db, core.workspace)).map(({ name }) => name)
const write = async (title: string, collection: string | null) => {
  const words = { title, body: 'Words.', examples: [], locale: 'en' }
  const article = await createArticle(core.kernel, { ...by(), ...words, collection })
  await publishArticle(core.kernel, { ...by(), article })
  return article
}

describe('collections', () => {
  test('stand as they were made, or in the order that they are given', async () => {
    const [first, second, third] = [await add('Purchases'), await add('Trails'), await add('Account')]
    await write('Refunds', first)
    expect(await listCollections(core.kernel.db, core.workspace)).toEqual([
      { id: first, name: 'Purchases', position: 0, articles: 1 },
      { id: second, name: 'Trails', position: 1, articles: 0 },
      { id: third, name: 'Account', position: 2, articles: 0 },
    ])
    await orderCollections(core.kernel, { ...by(), collections: [third, newId(), third] })
    expect(await names()).toEqual(['Account', 'Purchases', 'Trails'])
    await renameCollection(core.kernel, { ...by(), collection: second, name: 'On the trail' })
    expect(await names()).toEqual(['Account', 'Purchases', 'On the trail'])
  })

  test('have each a name of its own, also when two are made at once', async () => {
    const made = await Promise.allSettled([add('Trails'), add('TRAILS')])
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const other = await add('Account')
    const renamed = renameCollection(core.kernel, { ...by(), collection: other, name: 'trails' })
    await expect(renamed).rejects.toMatchObject({ code: 'conflict', details: { field: 'name' } })
    await renameCollection(core.kernel, { ...by(), collection: other, name: 'ACCOUNT' })
  })

  test('are a hundred at most', async () => {
    await core.database.pool.query(
      `insert into collection (workspace, id, name, position, created_at)
       select $1, gen_random_uuid(), 'c' || n, n, now() from generate_series(1, $2::int) n`,
      [core.workspace, COLLECTIONS],
    )
    await expect(add('One more')).rejects.toMatchObject({ code: 'too_many' })
  })

  test('leave their articles behind when they are deleted, and the audit log says by whom', async () => {
    const collection = await add('Trails')
    const article = await write('Maps', collection)
    await deleteCollection(core.kernel, { ...by(), collection })
    expect(await showArticle(core.kernel.db, core.workspace, article)).toMatchObject({ collection: null })
    const { rows } = await core.database.pool.query('select agent_id, act, facts from audit_entry where subject = $1', [
      `collection:${collection}`,
    ])
    expect(rows).toEqual([{ agent_id: core.agent, act: 'collection.deleted', facts: { name: 'Trails' } }])
    const gone = { ...by(), collection }
    await expect(deleteCollection(core.kernel, gone)).rejects.toMatchObject({ code: 'not_found' })
    await expect(renameCollection(core.kernel, { ...gone, name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('take in no article when they are not there', async () => {
    await expect(write('Maps', newId())).rejects.toMatchObject({ code: 'invalid', details: { field: 'collection' } })
    const article = await write('Maps', null)
    const move = updateArticle(core.kernel, { ...by(), article, version: 2, content: { collection: newId() } })
    await expect(move).rejects.toMatchObject({ code: 'invalid' })
  })
})

test('an article moves at once, its translations with it, and waits for no publishing', async () => {
  const collection = await add('Trails')
  const article = await write('Maps', null)
  const translation = await translateArticle(core.kernel, { ...by(), article, locale: 'de' })
  await updateArticle(core.kernel, { ...by(), article, version: 2, content: { collection } })
  for (const id of [article, translation]) {
    expect(await showArticle(core.kernel.db, core.workspace, id)).toMatchObject({ collection, draft: null })
  }
  expect((await listCollections(core.kernel.db, core.workspace))[0]).toMatchObject({ articles: 1 })
})

test('a collection narrows the list and what answers a question, to itself and to what stands in none', async () => {
  const [trails, account] = [await add('Trails'), await add('Account')]
  await write('Restore the lantern', trails)
  await write('Restore the password', account)
  await write('Restore a backup', null)
  const list = async (collection: string) =>
    (await listArticles(core.kernel.db, { workspace: core.workspace, collection, words: 'restore', limit: 9 })).items
  expect((await list(trails)).map(({ title }) => title)).toEqual(['Restore the lantern'])
  expect((await list('none')).map(({ title }) => title)).toEqual(['Restore a backup'])
  const ask = async (collections: string[] | null) => {
    const asked = { workspace: core.workspace, question: 'restore', locale: 'en', most: 5, collections }
    return (await findArticles(core.kernel.db, asked)).map(({ title }) => title).sort()
  }
  expect(await ask([trails])).toEqual(['Restore a backup', 'Restore the lantern'])
  expect(await ask([])).toEqual(['Restore a backup'])
  expect(await ask(null)).toHaveLength(3)
})
