import type { Reader, Statement } from '../../kernel/database.ts'

/** A message of the exchange as it was last taken in. */
export interface KnownMessage {
  externalId: string
  index: number
  message: string | null
  part: number
  ours: boolean
  version: string | null
  deletedAt: Date | null
}

const COLUMNS = `external_id as "externalId", index, message_id as message, part, ours, version, deleted_at as "deletedAt"`

const KNOWN: Statement = {
  name: 'desk_message_known',
  text: `select ${COLUMNS} from desk_message where workspace = $1 and session_id = $2 and index > $3 order by index`,
}

const ONE: Statement = {
  name: 'desk_message_one',
  text: `select ${COLUMNS} from desk_message where workspace = $1 and session_id = $2 and external_id = $3`,
}

/** What is known of the exchange behind an index, in order; -1: all of it. */
export const readMessages = (
  reader: Reader,
  { workspace, session, after }: { workspace: number; session: string; after: number },
): Promise<KnownMessage[]> => reader.run<KnownMessage>(KNOWN, [workspace, session, after])

/** What is known of one message of the exchange, by the desk's own id of it; null where nothing is. */
export async function readMessage(
  reader: Reader,
  { workspace, session, externalId }: { workspace: number; session: string; externalId: string },
): Promise<KnownMessage | null> {
  const [known] = await reader.run<KnownMessage>(ONE, [workspace, session, externalId])
  return known ?? null
}
