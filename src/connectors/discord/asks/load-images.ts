import type { RawFile } from '@discordjs/rest'
import type { ShownArticle } from '../../../core/knowledge/answer-for.ts'
import type { BlobStore } from '../../../kernel/blobs.ts'

const MOST = 4
/** Of all together: an interaction waits three seconds for its first answer, pictures included. */
const ROOM = 4 * 1024 * 1024

/** The pictures of articles, named by their place; those that have no room, or are gone, are left out. */
export async function loadImages(blobs: BlobStore, articles: readonly ShownArticle[]): Promise<RawFile[]> {
  let left = ROOM
  const files: RawFile[] = []
  for (const { blob, bytes, mediaType } of articles.flatMap(({ images }) => images).slice(0, MOST)) {
    if (bytes > left) continue
    const data = await blobs.read(blob).catch(() => null)
    if (!data) continue
    left -= bytes
    const kind = /^image\/(\w{1,8})/.exec(mediaType)?.[1] ?? 'png'
    files.push({ name: `${files.length + 1}.${kind}`, data, contentType: mediaType })
  }
  return files
}
