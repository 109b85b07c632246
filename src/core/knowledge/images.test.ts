import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { makePng } from '../../../test/support/png.ts'
import { FolderBlobStore } from '../../kernel/blobs.ts'
import { newId } from '../../kernel/ids.ts'
import { addImage } from './add-image.ts'
import { answerFor } from './answer-for.ts'
import { createArticle } from './create-article.ts'
import { deleteArticle } from './delete-article.ts'
import { findImage } from './find-image.ts'
import { publishArticle } from './publish-article.ts'
import { removeImage } from './remove-image.ts'
import { showArticle } from './show-article.ts'
import { translateArticle } from './translate-article.ts'

let core: TestCore
let folder: string
let blobs: FolderBlobStore
let article: string
beforeAll(async () => {
  core = await openTestCore()
  folder = await mkdtemp(join(tmpdir(), 'guildesk-images-'))
  blobs = new FolderBlobStore(folder, core.clock)
})
afterAll(async () => {
  await core.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  await core.database.pool.query('delete from article')
  await blobs.clear(core.workspace)
  const words = { title: 'Where the pass is', body: 'See the picture.', examples: [], locale: 'en' }
  article = await createArticle(core.kernel, { ...by(), ...words })
  await publishArticle(core.kernel, { ...by(), article })
})

const PICTURE = new Uint8Array(makePng(6, 4, [80, 60, 200]))
const by = () => ({ workspace: core.workspace, agent: core.agent })
const add = (name: string, to = article, bytes: Uint8Array = PICTURE) =>
  addImage(core.kernel, blobs, { ...by(), article: to, name, bytes })
const kept = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length
const goesOut = async (locale: string) =>
  (await answerFor(core.kernel.db, core.workspace, [article], locale))[0]?.images.map(({ name }) => name)

test('images stand on the article in their order and go out with it', async () => {
  const first = await add('../the pass.png')
  const second = await add('tap here.png')
  const { images } = await showArticle(core.kernel.db, core.workspace, article)
  expect(images).toEqual([
    {
      ...{ id: first, name: 'the pass.png', mediaType: 'image/png', bytes: PICTURE.length, width: 6, height: 4 },
      address: `/api/v1/article-images/${first}`,
    },
    expect.objectContaining({ id: second, name: 'tap here.png' }),
  ])
  expect(await goesOut('en')).toEqual(['the pass.png', 'tap here.png'])
  const { blob } = await findImage(core.kernel.db, core.workspace, first)
  expect(Buffer.from(await blobs.read(blob)).equals(PICTURE)).toBe(true)
})

test('a translation has its own, or else those of its original', async () => {
  await add('english.png')
  const german = await translateArticle(core.kernel, { ...by(), article, locale: 'de' })
  await publishArticle(core.kernel, { ...by(), article: german })
  expect(await goesOut('de')).toEqual(['english.png'])
  await add('deutsch.png', german)
  expect([await goesOut('de'), await goesOut('en')]).toEqual([['deutsch.png'], ['english.png']])
})

test('there are four at most, also when they come at once, and what is refused leaves no file', async () => {
  const ends = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => add(`${n}.png`)))
  const refused = ends.filter((end) => end.status === 'rejected')
  expect(refused.map(({ reason }) => reason.code)).toEqual(['too_many', 'too_many'])
  await expect(add('late.png', newId())).rejects.toMatchObject({ code: 'not_found' })
  expect(await kept()).toBe(4)
})

test('what is no picture, or one that could run, is refused', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  for (const text of [svg, '<html></html>', '%PDF-1.7', '']) {
    await expect(add('a.png', article, Buffer.from(text))).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('an image is gone when it is removed, or its article is, with its file', async () => {
  const first = await add('one.png')
  await add('two.png')
  await removeImage(core.kernel, blobs, { ...by(), image: first })
  expect([await goesOut('en'), await kept()]).toEqual([['two.png'], 1])
  await expect(removeImage(core.kernel, blobs, { ...by(), image: first })).rejects.toMatchObject({ code: 'not_found' })
  await expect(findImage(core.kernel.db, core.workspace, first)).rejects.toMatchObject({ code: 'not_found' })
  await deleteArticle(core.kernel, blobs, { ...by(), article })
  expect(await kept()).toBe(0)
})
