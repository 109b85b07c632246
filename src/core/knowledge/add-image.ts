import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { sniff } from '../../kernel/sniff.ts'
import { ARTICLE_IMAGES } from '../../protocol/limits.ts'
import { fileName } from '../attachment/store-upload.ts'
import { type ArticleAct, lockArticle } from './article.ts'
import { measureImage } from './measure-image.ts'

/** What Discord and browsers both show in place. Nothing in them can run. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

const PLACES: Statement = {
  name: 'article_image_places',
  text: `select count(*)::int as images, coalesce(max(position) + 1, 0)::int as next from article_image where workspace = $1 and article_id = $2`,
}

const ADD: Statement = {
  name: 'article_image_add',
  text: `insert into article_image (workspace, id, article_id, position, name, media_type, bytes, width, height, blob, created_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
}

interface NewImage extends ArticleAct {
  name: string
  bytes: Uint8Array
}

/**
 * Puts an image behind the others of an article; of a published one it goes out from the commit on. Answers its id.
 * @throws Refusal not_found; invalid when it is none of PNG, JPEG, GIF and WebP; too_many when there are four
 */
export async function addImage(kernel: Kernel, blobs: BlobStore, image: NewImage): Promise<string> {
  const { workspace, bytes } = image
  const mediaType = (await sniff(bytes))?.mediaType ?? ''
  if (!SHOWN.has(mediaType)) throw new Refusal('invalid', 'Choose a PNG, JPEG, GIF or WebP picture.')
  const { blob } = await blobs.put(workspace, bytes)
  try {
    return await kernel.db.transaction((tx) => insert(tx, { ...image, mediaType, blob, now: kernel.clock.now() }))
  } catch (error) {
    await blobs.remove(blob)
    throw error
  }
}

async function nextPlace(tx: Transaction, { workspace, article }: ArticleAct): Promise<number> {
  await lockArticle(tx, workspace, article)
  const [places] = await tx.run<{ images: number; next: number }>(PLACES, [workspace, article])
  if (places && places.images >= ARTICLE_IMAGES) {
    throw new Refusal('too_many', `An article has at most ${ARTICLE_IMAGES} images. Remove one first.`)
  }
  return places?.next ?? 0
}

async function insert(
  tx: Transaction,
  image: NewImage & { mediaType: string; blob: string; now: Date },
): Promise<string> {
  const { workspace, agent, article, mediaType, bytes, blob, now: at } = image
  const id = newId()
  const position = await nextPlace(tx, image)
  const size = measureImage(bytes, mediaType)
  tx.later(ADD, [
    ...[workspace, id, article, position, fileName(image.name), mediaType, bytes.length],
    ...[size?.width ?? null, size?.height ?? null, blob, at],
  ])
  await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
  return id
}
