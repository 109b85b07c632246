import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { AttachmentView } from '../../protocol/messages.ts'
import { type FileColumns, presentFile } from './message.ts'

const FILE: Statement = {
  name: 'inbox_file',
  text: `select id, name, media_type as "mediaType", bytes::int, state, width, height, seconds, cause
    from attachment where workspace = $1 and id = $2`,
}

/** One file as screens show it. @throws Refusal `not_found` */
export async function viewFile(reader: Reader, workspace: number, id: string): Promise<AttachmentView> {
  const [row] = await reader.run<FileColumns>(FILE, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such file.')
  return presentFile(row)
}
