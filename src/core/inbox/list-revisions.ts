import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const REVISIONS: Statement = {
  name: 'inbox_revisions',
  text: `select v.text, v.at from message m
    left join message_revision v on v.workspace = m.workspace and v.message_id = m.id and m.deleted_at is null
    where m.workspace = $1 and m.id = $2 order by v.number`,
}

/**
 * The earlier wordings of a message, oldest first, each with the time from which it stood. None for a deleted message: its words
 * are only revealed one by one, into the audit log.
 * @throws Refusal `not_found`
 */
export async function listRevisions(
  reader: Reader,
  workspace: number,
  message: string,
): Promise<{ text: string; at: string }[]> {
  const rows = await reader.run<{ text: string | null; at: Date | null }>(REVISIONS, [workspace, message])
  if (rows.length === 0) throw new Refusal('not_found', 'There is no such message.')
  return rows.flatMap(({ text, at }) => (text === null || at === null ? [] : [{ text, at: at.toISOString() }]))
}
