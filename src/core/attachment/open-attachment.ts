import type { BlobStore } from '../../kernel/blobs.ts'
import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const FIND: Statement = {
  name: 'attachment_open',
  text: `select name, media_type as "mediaType", blob from attachment where workspace = $1 and id = $2 and state = 'stored'`,
}

/** A stored file with its bytes. @throws Refusal not_found */
export async function openAttachment(
  reader: Reader,
  blobs: BlobStore,
  workspace: number,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const [row] = await reader.run<{ name: string; mediaType: string; blob: string }>(FIND, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such file.')
  return { name: row.name, mediaType: row.mediaType, bytes: await blobs.read(row.blob) }
}
