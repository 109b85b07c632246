import type { BlobStore } from '../../kernel/blobs.ts'
import type { Reader, Statement } from '../../kernel/database.ts'

const READ: Statement = {
  name: 'attachment_blobs',
  text: `select id, name, media_type as "mediaType", blob from attachment
    where workspace = $1 and id = any($2) and blob is not null order by position`,
}

/** The stored files of a message, in their order, ready to be read. */
export async function readBlobs(
  reader: Reader,
  blobs: BlobStore,
  workspace: number,
  ids: readonly string[],
): Promise<{ name: string; mediaType: string; bytes: () => Promise<Uint8Array> }[]> {
  if (ids.length === 0) return []
  const rows = await reader.run<{ name: string; mediaType: string; blob: string }>(READ, [workspace, ids])
  return rows.map(({ name, mediaType, blob }) => ({ name, mediaType, bytes: () => blobs.read(blob) }))
}
