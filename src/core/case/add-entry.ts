import type { Statement, Transaction } from '../../kernel/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { Actor } from './actor.ts'
import type { EntryFacts, EntryKind } from './entry.ts'

export interface NewEntry {
  workspace: number
  case: string
  kind: EntryKind
  actor: Actor
  text?: string
  facts?: EntryFacts
  now: Date
}

const WRITE: Statement = {
  name: 'case_add_entry',
  text: `insert into case_entry (workspace, case_id, id, kind, agent_id, contact_id, text, facts, at)
    values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)`,
}

/** Writes a line of a case's history, in the transaction of what it tells. Answers its id; files may be bound to it. */
export function addEntry(tx: Transaction, entry: NewEntry): string {
  const { workspace, kind, actor, text = '', now } = entry
  const id = newId()
  const facts = actor.staff === undefined ? { ...entry.facts } : { ...entry.facts, staff: actor.staff }
  tx.later(WRITE, [workspace, entry.case, id, kind, actor.agent, actor.contact, text, JSON.stringify(facts), now])
  return id
}
