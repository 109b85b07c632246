import type { BlobStore } from '../../kernel/blobs.ts'
import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { removeUnsent } from '../attachment/remove-unsent.ts'

const REMOVE: Statement = {
  name: 'article_image_remove',
  text: 'delete from article_image where workspace = $1 and id = $2 returning blob',
}

/**
 * Takes an image off its article for good; messages that it went out with keep it.
 * @throws Refusal not_found
 */
export async function removeImage(
  kernel: Kernel,
  blobs: BlobStore,
  act: { workspace: number; agent: string | null; image: string },
): Promise<void> {
  const { workspace, agent, image } = act
  const at = kernel.clock.now()
  const blob = await kernel.db.transaction(async (tx) => {
    const [row] = await tx.run<{ blob: string }>(REMOVE, [workspace, image])
    if (!row) throw new Refusal('not_found', 'There is no such image.')
    await appendEvents(tx, [{ workspace, kind: 'article.changed', conversation: null, agent, at }])
    return row.blob
  })
  await removeUnsent(kernel.db, blobs, { workspace, images: [blob] })
}
