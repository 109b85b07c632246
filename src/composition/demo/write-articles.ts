import { addImage } from '../../core/knowledge/add-image.ts'
import { createArticle } from '../../core/knowledge/create-article.ts'
import { createCollection } from '../../core/knowledge/create-collection.ts'
import { publishArticle } from '../../core/knowledge/publish-article.ts'
import { translateArticle } from '../../core/knowledge/translate-article.ts'
import { updateArticle } from '../../core/knowledge/update-article.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { COLLECTIONS } from './content/articles.ts'
import type { DemoArticle } from './content/demo-article.ts'
import { DemoClock } from './demo-clock.ts'
import { drawPhoto } from './draw-photo.ts'

const DAY_MS = 86_400_000
const ARTICLE_DAYS = 4

/** Writes the demo's knowledge base: an article every few days, the youngest of them last week. */
export async function writeArticles(kernel: Kernel, blobs: BlobStore, workspace: number): Promise<void> {
  const clock = new DemoClock()
  const then = { ...kernel, clock }
  const written = new Map<string, string>()
  const today = kernel.clock.now().getTime()
  let left = COLLECTIONS.reduce((sum, { articles }) => sum + articles.length, 0)
  for (const { name, articles } of COLLECTIONS) {
    clock.set(today - left * ARTICLE_DAYS * DAY_MS)
    const collection = name === null ? null : await createCollection(then, { workspace, agent: null, name })
    for (const content of articles) {
      clock.set(today - left * ARTICLE_DAYS * DAY_MS)
      left -= 1
      const article = await write(then, { workspace, content, collection, original: written.get(content.of ?? '') })
      written.set(content.title, article)
      await furnish(then, blobs, { workspace, article, content })
    }
  }
}

async function write(
  kernel: Kernel,
  given: { workspace: number; content: DemoArticle; collection: string | null; original: string | undefined },
): Promise<string> {
  const { workspace, collection, original } = given
  const { title, body, examples, locale, form = [] } = given.content
  if (!original)
    return createArticle(kernel, { workspace, agent: null, title, body, examples, locale, form, collection })
  const article = await translateArticle(kernel, { workspace, agent: null, article: original, locale })
  await updateArticle(kernel, { workspace, agent: null, article, version: 1, content: { title, body, examples } })
  return article
}

/** Its picture, its publishing, and what was changed since. */
async function furnish(
  kernel: Kernel,
  blobs: BlobStore,
  { workspace, article, content }: { workspace: number; article: string; content: DemoArticle },
): Promise<void> {
  const act = { workspace, agent: null, article }
  const { draft, picture, edited } = content
  if (picture) await addImage(kernel, blobs, { ...act, name: picture, bytes: drawPhoto() })
  if (draft) return
  await publishArticle(kernel, act)
  // Its second version is the published one.
  if (edited) await updateArticle(kernel, { ...act, version: 2, content: { body: edited } })
}
