import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import type { TrackerSettings, TrackerView } from '../../protocol/trackers.ts'
import { NO_TRACKER, TOKEN_PURPOSE, type TrackerPlace } from './tracker.ts'

/** A workspace's tracker as it is stored. */
export interface StoredTracker {
  id: string
  system: 'github'
  repository: string
  apiBase: string
  token: string
  settings: TrackerSettings
  trouble: string | null
  restUntil: Date | null
  heardAt: Date | null
  askedAt: Date | null
  lookedUntil: Date
  issues: number
}

const COLUMNS = `t.id, t.system, t.repository, t.api_base as "apiBase", t.token, t.settings, t.trouble, t.rest_until as "restUntil",
  t.heard_at as "heardAt", t.asked_at as "askedAt", t.looked_until as "lookedUntil",
  (select count(*)::int from tracker_issue i where i.workspace = t.workspace) as issues`

const READ: Statement = { name: 'tracker_read', text: `select ${COLUMNS} from tracker t where t.workspace = $1` }
const LOCK: Statement = {
  name: 'tracker_lock',
  text: `select ${COLUMNS} from tracker t where t.workspace = $1 for update of t`,
}

export async function readTracker(reader: Reader, workspace: number): Promise<StoredTracker | null> {
  const [row] = await reader.run<StoredTracker>(READ, [workspace])
  return row ?? null
}

/** @throws Refusal conflict, where none is connected */
export async function lockTracker(tx: Transaction, workspace: number): Promise<StoredTracker> {
  const [row] = await tx.run<StoredTracker>(LOCK, [workspace])
  if (!row) throw NO_TRACKER()
  return row
}

/** Where its issues are, with the token opened. */
export const placeOf = ({ apiBase, repository, token }: StoredTracker, secrets: Secrets): TrackerPlace => ({
  apiBase,
  repository,
  token: secrets.open(TOKEN_PURPOSE, token),
})

/** What admins see of it. `ownBase`: the API's base that needs no saying. */
export function presentTracker(
  stored: StoredTracker,
  { publicUrl, ownBase, url }: { publicUrl: string; ownBase: string; url: (stored: StoredTracker) => string },
): TrackerView {
  const { id, system, repository, apiBase, settings, trouble, heardAt, askedAt, issues } = stored
  return {
    ...{ system, repository, settings, trouble, issues },
    url: url(stored),
    apiBase: apiBase === ownBase ? null : apiBase,
    hookAddress: `${publicUrl}/hooks/${system}/${id}`,
    heardAt: heardAt?.toISOString() ?? null,
    askedAt: askedAt?.toISOString() ?? null,
  }
}
