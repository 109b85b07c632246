import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'

/** A file that is stored already, such as a picture of the house: bytes of a blob, width and height in pixels. */
export interface HouseImage {
  name: string
  /** As sniffed. */
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  blob: string
  /** Of the bytes, where no other message has the same file. */
  hash?: string
}

const ATTACH: Statement = {
  name: 'attachment_attach_images',
  text: `insert into attachment (workspace, id, message_id, conversation_id, position, name, media_type, bytes, state, blob, hash, width, height,
      created_at)
    select $1, id, $2, $3, position, name, "mediaType", bytes, 'stored', blob, hash, width, height, $5
    from jsonb_to_recordset($4::jsonb) as a(id uuid, position smallint, name text, "mediaType" text, bytes bigint, blob text, hash text,
      width int, height int)`,
}

/** Makes stored files those of a message that is about to be stored. They keep their blobs. Answers the files' ids, in order. */
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
