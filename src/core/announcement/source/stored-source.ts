import type { Reader, Statement, Transaction } from '../../../kernel/database.ts'
import { NO_SOURCE, type SourceManner } from './source.ts'

/** A source as it is stored. */
export interface StoredSource extends SourceManner {
  id: string
  kind: 'feed' | 'webhook' | 'x'
  url: string
  active: boolean
  /** Sealed. */
  secret: string | null
  plainSecret: boolean
  etag: string | null
  lastModified: string | null
  position: string | null
  primedAt: Date | null
  lookedAt: Date | null
  nextAt: Date | null
  failures: number
  trouble: string | null
  version: number
}

const COLUMNS = `id, kind, url, name, place, template, filter, approval, mention, crosspost, active, secret, plain_secret as "plainSecret", etag,
  last_modified as "lastModified", position, primed_at as "primedAt", looked_at as "lookedAt", next_at as "nextAt", failures, trouble, version`

const READ: Statement = {
  name: 'source_read',
  text: `select ${COLUMNS} from announcement_source where workspace = $1 and id = $2 and removed_at is null`,
}
const LOCK: Statement = { name: 'source_lock', text: `${READ.text} for update` }

const FIND: Statement = {
  name: 'source_find',
  text: `select workspace, ${COLUMNS} from announcement_source where id = $1 and kind = 'webhook' and removed_at is null`,
}

export async function readSource(reader: Reader, workspace: number, id: string): Promise<StoredSource | undefined> {
  const [row] = await reader.run<StoredSource>(READ, [workspace, id])
  return row
}

/** Held until the end of the transaction: whoever takes items in or changes the source does it alone. */
export async function findLocked(tx: Transaction, workspace: number, id: string): Promise<StoredSource | undefined> {
  const [row] = await tx.run<StoredSource>(LOCK, [workspace, id])
  return row
}

/** The same, where it is to be there. @throws Refusal not_found */
export async function lockSource(tx: Transaction, workspace: number, id: string): Promise<StoredSource> {
  const row = await findLocked(tx, workspace, id)
  if (!row) throw NO_SOURCE()
  return row
}

/** The webhook that an address outside means, whichever workspace it belongs to. */
export async function findHook(
  reader: Reader,
  id: string,
): Promise<(StoredSource & { workspace: number }) | undefined> {
  const [row] = await reader.run<StoredSource & { workspace: number }>(FIND, [id])
  return row
}
