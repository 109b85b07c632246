import type { RawFile } from '@discordjs/rest'
import { readBlobs } from '../../../core/attachment/read-blobs.ts'
import type { BlobStore } from '../../../kernel/blobs.ts'
import type { Reader, Statement } from '../../../kernel/database.ts'

const MOST = 4
/** Together well below what one request may carry (reference: 25 MiB, 10 MiB each). */
const FILE_BYTES = 8 * 1024 * 1024

/** The files that may stand on a card, and whether others are still on their way to us. */
export interface CardFiles {
  ids: string[]
  pending: boolean
}

// Only of the report itself, and only where its reporter said so; what others added as details never leaves the team.
const READ: Statement = {
  name: 'discord_card_files',
  text: `select a.id, a.state, a.bytes::float8 as bytes, a.media_type as "mediaType"
    from support_case s
    join case_entry e on e.workspace = s.workspace and e.case_id = s.id and e.kind = 'opened'
    join attachment a on a.workspace = s.workspace and a.message_id = e.id
    where s.workspace = $1 and s.id = $2 and s.fields ->> 'filesPublic' = 'true' order by a.position, a.id limit 10`,
}

export async function readCardFiles(reader: Reader, workspace: number, id: string): Promise<CardFiles> {
  const rows = await reader.run<{ id: string; state: string; bytes: number; mediaType: string }>(READ, [workspace, id])
  const shown = rows.filter(
    ({ state, bytes, mediaType }) => state === 'stored' && bytes <= FILE_BYTES && /^(?:image|video)\//.test(mediaType),
  )
  const ids: string[] = []
  let left = 2 * FILE_BYTES
  for (const { id: file, bytes } of shown.slice(0, MOST)) {
    left -= bytes
    if (left >= 0) ids.push(file)
  }
  return { ids, pending: rows.some(({ state }) => state === 'pending') }
}

/** Reads them, named by their place: names of members' files say things too. */
export async function loadCardFiles(
  reader: Reader,
  blobs: BlobStore,
  workspace: number,
  ids: readonly string[],
): Promise<RawFile[]> {
  const files = await readBlobs(reader, blobs, workspace, ids)
  return Promise.all(
    files.map(async ({ mediaType, bytes }, index) => ({
      name: `${index + 1}.${/^\w+\/(\w{1,8})/.exec(mediaType)?.[1] ?? 'bin'}`,
      data: await bytes(),
      contentType: mediaType,
    })),
  )
}
