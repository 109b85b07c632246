import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { newId } from '../../kernel/ids.ts'
import type { LockedCase } from './lock-case.ts'
import { tellWatchers } from './tell-watchers.ts'

export interface NewDetail {
  workspace: number
  case: LockedCase
  /** The member who adds it. */
  contact: string
  text: string
  /** The channel's own id of the form or message: the same one is added once. Null where there is none. */
  key: string | null
  now: Date
}

const ADD: Statement = {
  name: 'case_add_detail',
  text: `insert into case_entry (workspace, case_id, id, kind, contact_id, text, at, key) values ($1, $2, $3, 'detail', $4, $5, $6, $7)
    on conflict (workspace, key) where key is not null do nothing returning id`,
}

const CHANGED: Statement = {
  name: 'case_changed_by_detail',
  text: 'update support_case set changed_at = $3 where workspace = $1 and id = $2',
}

/**
 * Writes what a member adds into a locked case's history. Answers the entry's id, to which its files are bound, or null when it was added
 * before. States who of the team hears of it; that the case has changed is for the caller to state.
 */
export async function addDetail(tx: Transaction, detail: NewDetail): Promise<string | null> {
  const { workspace, case: held, contact, text, key, now } = detail
  const [row] = await tx.run<{ id: string }>(ADD, [workspace, held.id, newId(), contact, text, now, key])
  if (!row) return null
  tx.later(CHANGED, [workspace, held.id, now])
  await appendEvents(tx, await tellWatchers(tx, { workspace, case: held.id, entry: row.id, by: null, now }))
  return row.id
}
