import { addImage } from '../../core/knowledge/add-image.ts'
import { findImage } from '../../core/knowledge/find-image.ts'
import { removeImage } from '../../core/knowledge/remove-image.ts'
import { Refusal } from '../../kernel/errors.ts'
import { ARTICLE_IMAGE_BYTES } from '../../protocol/limits.ts'
import { id } from '../../protocol/primitives.ts'
import type { RawRoute } from '../raw-route.ts'
import { orGone, sendBytes } from '../send-bytes.ts'
import type { Services } from '../services.ts'

/** Images that go out with articles. */
export function articleImageRoutes({ kernel, blobs }: Services): RawRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/articles/{id}/images',
      access: 'admin',
      summary:
        'Puts the bytes of the body behind the images of an article: PNG, JPEG, GIF or WebP, at most four. Its name is the query parameter `name`.',
      bodyLimit: ARTICLE_IMAGE_BYTES,
      async answer({ caller, request, reply, bytes }) {
        const { workspace, agent } = caller
        const article = idOf(request.params.id, 'There is no such article.')
        const name = request.query.name || 'image'
        const image = await addImage(kernel, blobs, { workspace, agent, article, name, bytes })
        return reply.code(201).send((await findImage(kernel.db, workspace, image)).view)
      },
    },
    {
      method: 'GET',
      path: '/api/v1/article-images/{id}',
      access: 'agent',
      summary: 'The bytes of an image of an article.',
      bodyLimit: 0,
      async answer({ caller, request, reply }) {
        const image = idOf(request.params.id, 'There is no such image.')
        const { view, blob } = await findImage(kernel.db, caller.workspace, image)
        const bytes = await blobs.read(blob).catch(orGone)
        return sendBytes(reply, { name: view.name, mediaType: view.mediaType, bytes, inline: true })
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/article-images/{id}',
      access: 'admin',
      summary: 'Takes an image off its article for good.',
      bodyLimit: 0,
      async answer({ caller, request, reply }) {
        const { workspace, agent } = caller
        const image = idOf(request.params.id, 'There is no such image.')
        await removeImage(kernel, blobs, { workspace, agent, image })
        return reply.send({})
      },
    },
  ]
}

function idOf(given: string | undefined, words: string): string {
  const known = id.safeParse(given)
  if (!known.success) throw new Refusal('not_found', words)
  return known.data
}
