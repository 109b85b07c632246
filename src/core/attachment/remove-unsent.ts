import type { BlobStore } from '../../kernel/blobs.ts'
import type { Reader, Statement } from '../../kernel/database.ts'

const SENT: Statement = {
  name: 'attachment_sent_blobs',
  text: 'select blob from attachment where workspace = $1 and blob = any($2)',
}

/** Removes the bytes of house images that are no longer wanted, except of those that went out as files of a message: these stay with it. */
export async function removeUnsent(
  reader: Reader,
  blobs: BlobStore,
  { workspace, images }: { workspace: number; images: readonly string[] },
): Promise<void> {
  if (images.length === 0) return
  const rows = await reader.run<{ blob: string }>(SENT, [workspace, images])
  const sent = new Set(rows.map(({ blob }) => blob))
  for (const blob of images) if (!sent.has(blob)) await blobs.remove(blob)
}
