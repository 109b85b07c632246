import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { FolderBlobStore } from '../../kernel/blobs.ts'
import { newId } from '../../kernel/ids.ts'
import type { ArticleContent } from './article.ts'
import { countArticles } from './count-articles.ts'
import { createArticle } from './create-article.ts'
import { deleteArticle } from './delete-article.ts'
import { discardDraft } from './discard-draft.ts'
import { findArticles } from './find-articles.ts'
import { listArticles } from './list-articles.ts'
import { publishArticle } from './publish-article.ts'
import { showArticle } from './show-article.ts'
import { unpublishArticle } from './unpublish-article.ts'
import { updateArticle } from './update-article.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
const blobs = new FolderBlobStore(tmpdir(), { now: () => new Date() })
beforeEach(async () => {
  await core.database.pool.query('delete from article_phrase; delete from article_stem; delete from article')
  core.clock.advance(1000)
})

const content = (more: Partial<ArticleContent> = {}): ArticleContent => ({
  title: 'Light a lantern',
  body: 'Stand near the stop and hold the button.',
  examples: ['lantern wont light'],
  locale: 'en',
  ...more,
})
const act = (article: string) => ({ workspace: core.workspace, agent: core.agent, article })
const make = (more: Partial<ArticleContent> = {}) =>
  createArticle(core.kernel, { workspace: core.workspace, agent: core.agent, ...content(more) })
const ask = async (question: string) => {
  const options = { workspace: core.workspace, question, locale: null, most: 5 }
  return (await findArticles(core.kernel.db, options)).filter(({ score }) => score > 0.3).map(({ title }) => title)
}
const list = (more: Partial<Parameters<typeof listArticles>[1]> = {}) =>
  listArticles(core.kernel.db, {
    workspace: core.workspace,
    status: undefined,
    words: undefined,
    cursor: undefined,
    limit: 50,
    ...more,
  })
const stems = async () => {
  const found = await core.database.pool.query('select stem, articles from article_stem order by stem')
  return Object.fromEntries(found.rows.map(({ stem, articles }) => [stem, articles]))
}

describe('an article', () => {
  test('begins as a draft that nobody is answered with', async () => {
    const id = await make()
    expect(await showArticle(core.kernel.db, core.workspace, id)).toEqual({
      id,
      version: 1,
      status: 'draft',
      locale: 'en',
      title: 'Light a lantern',
      body: 'Stand near the stop and hold the button.',
      examples: ['lantern wont light'],
      form: [],
      draft: null,
      collection: null,
      translationOf: null,
      translations: [],
      images: [],
      updatedAt: core.clock.now().toISOString(),
      publishedAt: null,
      updatedBy: { id: core.agent, publicName: 'Ana', picture: null },
    })
    expect(await ask('lantern wont light')).toEqual([])
  })

  test('is found from its publishing to its unpublishing, by whatever stands in it then', async () => {
    const id = await make()
    await publishArticle(core.kernel, act(id))
    expect(await ask('my lantern wont light')).toEqual(['Light a lantern'])
    const examples = ['torch stays dark']
    await updateArticle(core.kernel, { ...act(id), version: 2, content: { title: 'Torches', examples } })
    expect([await ask('torch stays dark'), await ask('lantern wont light')]).toEqual([[], ['Light a lantern']])
    await publishArticle(core.kernel, act(id))
    expect(await ask('torch stays dark')).toEqual(['Torches'])
    expect(await ask('lantern wont light')).toEqual([])
    await unpublishArticle(core.kernel, act(id))
    expect(await ask('torch stays dark')).toEqual([])
    expect(await stems()).toEqual({})
  })

  test('is gone when it is deleted, and the audit log says by whom', async () => {
    const id = await make()
    await publishArticle(core.kernel, act(id))
    await deleteArticle(core.kernel, blobs, act(id))
    expect([await ask('lantern wont light'), await stems()]).toEqual([[], {}])
    await expect(showArticle(core.kernel.db, core.workspace, id)).rejects.toMatchObject({ code: 'not_found' })
    const { rows } = await core.database.pool.query('select agent_id, act, facts from audit_entry where subject = $1', [
      `article:${id}`,
    ])
    expect(rows).toEqual([{ agent_id: core.agent, act: 'article.deleted', facts: { status: 'published', version: 2 } }])
  })

  test('is not written over by who has not seen the last change', async () => {
    const id = await make()
    const edits = ['one', 'two'].map((title) =>
      updateArticle(core.kernel, { ...act(id), version: 1, content: { title } }),
    )
    const ends = await Promise.allSettled(edits)
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = ends.find((end) => end.status === 'rejected')
    expect(refused?.reason).toMatchObject({ code: 'conflict', details: { version: 2 } })
  })

  test('that says nothing is not published, nor does its empty draft become it', async () => {
    const id = await make({ body: ' \n' })
    await expect(publishArticle(core.kernel, act(id))).rejects.toMatchObject({ code: 'invalid' })
    await updateArticle(core.kernel, { ...act(id), version: 1, content: { body: 'Words.' } })
    await publishArticle(core.kernel, act(id))
    await updateArticle(core.kernel, { ...act(id), version: 3, content: { body: '' } })
    await expect(publishArticle(core.kernel, act(id))).rejects.toMatchObject({ code: 'invalid' })
  })

  test('that is not there is refused by every verb', async () => {
    const verbs = [publishArticle, unpublishArticle, discardDraft]
    for (const verb of verbs) await expect(verb(core.kernel, act(newId()))).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteArticle(core.kernel, blobs, act(newId()))).rejects.toMatchObject({ code: 'not_found' })
    const update = updateArticle(core.kernel, { ...act(newId()), version: 1, content: {} })
    await expect(update).rejects.toMatchObject({ code: 'not_found' })
  })

  test('tells screens of each change, and of what changes nothing tells nothing', async () => {
    await core.numberer.stop()
    const id = await make()
    await publishArticle(core.kernel, act(id))
    await publishArticle(core.kernel, act(id))
    await unpublishArticle(core.kernel, act(id))
    await unpublishArticle(core.kernel, act(id))
    const { rows } = await core.database.pool.query('select kind, facts from event_staging order by id')
    expect(rows).toEqual([1, 2, 3].map(() => ({ kind: 'article.changed', facts: { agent: core.agent } })))
    core.numberer.start()
  })
})

test('stems are counted by article, however many change at once', async () => {
  const ids = await Promise.all(['Red lantern', 'Blue lantern', 'Green lantern'].map((title) => make({ title })))
  await Promise.all(ids.map((id) => publishArticle(core.kernel, act(id))))
  expect(await stems()).toMatchObject({ lantern: 3, blue: 1 })
  await Promise.all([
    unpublishArticle(core.kernel, act(ids[0] ?? '')),
    updateArticle(core.kernel, { ...act(ids[1] ?? ''), version: 2, content: { title: 'Torch', examples: [] } }),
    deleteArticle(core.kernel, blobs, act(ids[2] ?? '')),
  ])
  await publishArticle(core.kernel, act(ids[1] ?? ''))
  const left = await stems()
  expect(left).toMatchObject({ torch: 1 })
  expect(left).not.toHaveProperty('lantern')
})

describe('the list', () => {
  test('has each article once, whatever the pages, last changed first', async () => {
    const ids: string[] = []
    for (let n = 0; n < 7; n++) {
      // Some are made in the same moment, so that the id has to decide.
      if (n % 3 === 0) core.clock.advance(1000)
      ids.push(await make({ title: `Article ${n}` }))
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(ids.toReversed())
    expect((await list({ limit: 1 })).items[0]).toMatchObject({ exampleCount: 1, start: content().body })
  })

  test('has those with the words in the title before those with them elsewhere, page by page', async () => {
    await make({ title: 'Refunds', body: 'By the store.', examples: [] })
    await make({ title: 'Gifts', body: 'No refund for gifts.', examples: [] })
    await make({ title: 'Maps', body: 'Download.', examples: ['can i refund a map'] })
    await make({ title: 'Lanterns', body: 'Light.', examples: [] })
    const first = await list({ words: 'refu', limit: 2 })
    const second = await list({ words: 'refu', limit: 2, cursor: first.next ?? '' })
    const titles = [...first.items, ...second.items].map(({ title }) => title)
    expect([titles[0], new Set(titles), titles.length]).toEqual(['Refunds', new Set(['Refunds', 'Gifts', 'Maps']), 3])
    expect(second.next).toBeNull()
    expect((await list({ words: 'gift REFÚND' })).items.map(({ title }) => title)).toEqual(['Gifts'])
  })

  test('finds nothing for what is no word, and breaks on nothing', async () => {
    await make()
    for (const words of ['🎉', "' | !(", "a'b:*", ':*', '\\', 'x'.repeat(200), '\u202e']) {
      expect((await list({ words })).items).toEqual([])
    }
  })

  test('and its counts keep states and workspaces apart', async () => {
    await make({ title: 'Draft' })
    await publishArticle(core.kernel, act(await make({ title: 'Live' })))
    expect((await list({ status: 'published' })).items.map(({ title }) => title)).toEqual(['Live'])
    expect((await list({ status: 'draft', words: 'dra' })).items.map(({ title }) => title)).toEqual(['Draft'])
    expect(await countArticles(core.kernel.db, core.workspace)).toEqual({ draft: 1, published: 1 })
    expect((await list({ workspace: core.workspace + 1 })).items).toEqual([])
  })

  test('refuses a cursor that is none of its own', async () => {
    const made = Buffer.from(JSON.stringify([true, "now'", newId()])).toString('base64url')
    for (const cursor of ['nonsense', made]) await expect(list({ cursor })).rejects.toMatchObject({ code: 'invalid' })
  })
})
