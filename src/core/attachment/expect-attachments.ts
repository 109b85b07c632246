import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import { LIVE } from '../../kernel/lanes/lane.ts'
import { wakeLanes } from '../../kernel/lanes/wake.ts'
import { COPY_ROUTE } from './attachment.ts'
import type { AttachmentSource } from './tables.ts'

/** A file of an inbound message, as the channel declares it: size in bytes, picture in pixels, sound in seconds. */
export interface DeclaredFile {
  name: string
  mediaType: string
  bytes: number
  width: number | null
  height: number | null
  seconds: number | null
  source: AttachmentSource
}

const EXPECT: Statement = {
  name: 'attachment_expect',
  text: `insert into attachment (workspace, id, message_id, conversation_id, case_id, position, name, media_type, bytes, state, source, width,
      height, seconds, created_at)
    select $1, id, message, conversation, "case", position, name, "mediaType", bytes, 'pending', source, width, height, seconds, $3
    from jsonb_to_recordset($2::jsonb) as a(id uuid, message uuid, conversation uuid, "case" uuid, position smallint, name text, "mediaType" text,
      bytes bigint, source jsonb, width int, height int, seconds real)`,
}

/** What files came with: a message of a conversation, or a line of a case's history. */
export interface WithFiles {
  id: string
  conversation?: string
  case?: string
  attachments: readonly DeclaredFile[]
}

/** Stores members' files as `pending` with what they came with, and wakes the lanes that copy them. */
export async function expectAttachments(
  tx: Transaction,
  options: {
    workspace: number
    messages: readonly WithFiles[]
    now: Date
  },
): Promise<void> {
  const { workspace, messages, now } = options
  const files = messages.flatMap((message) =>
    message.attachments.map((file, position) => {
      const { conversation = null, case: about = null } = message
      return { ...file, id: newId(), message: message.id, conversation, case: about, position }
    }),
  )
  if (files.length === 0) return
  await tx.run(EXPECT, [workspace, JSON.stringify(files), now])
  const subjects = [...new Set(files.flatMap((file) => file.conversation ?? file.case ?? []))].sort()
  await wakeLanes(
    tx,
    subjects.map((subject) => ({ workspace, subject, route: COPY_ROUTE, priority: LIVE })),
    now,
  )
}
