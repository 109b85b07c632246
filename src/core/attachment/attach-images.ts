import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'

/** A picture of the house that is stored already: bytes of a blob, width and height in pixels. */
export interface HouseImage {
  name: string
  /** As sniffed. */
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  blob: string
}

const ATTACH: Statement = {
  name: 'attachment_attach_images',
  text: `insert into attachment (workspace, id, message_id, conversation_id, position, name, media_type, bytes, state, blob, width, height,
      created_at)
    select $1, id, $2, $3, position, name, "mediaType", bytes, 'stored', blob, width, height, $5
    from jsonb_to_recordset($4::jsonb) as a(id uuid, position smallint, name text, "mediaType" text, bytes bigint, blob text, width int,
      height int)`,
}

/** Makes pictures of the house files of a message that is about to be stored. They keep their blobs. Answers the files' ids, in order. */
export function attachImages(
  tx: Transaction,
  options: { workspace: number; conversation: string; message: string; images: readonly HouseImage[]; now: Date },
): string[] {
  const { workspace, conversation, message, images, now } = options
  if (images.length === 0) return []
  const rows = images.map((image, position) => ({ ...image, id: newId(), position }))
  tx.later(ATTACH, [workspace, message, conversation, JSON.stringify(rows), now])
  return rows.map(({ id }) => id)
}
