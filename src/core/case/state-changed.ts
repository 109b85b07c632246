import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import { wakeCard } from './wake-card.ts'

const CHANGED: Statement = {
  name: 'case_changed',
  text: 'update support_case set changed_at = $3 where workspace = $1 and id = any($2::uuid[])',
}

export interface Changed {
  workspace: number
  /** Cases that the caller has locked. */
  cases: readonly string[]
  /** Who did it, of the agents. */
  agent: string | null
  /** Facts besides `case.changed` of each. */
  facts?: readonly NewEvent[]
  now: Date
}

/**
 * What every change of locked cases that staff or members see ends with: they come to the top of the lists, their cards are brought to what
 * is true, and the facts are stated. The last of its transaction.
 */
export async function stateChanged(tx: Transaction, changed: Changed): Promise<void> {
  const { workspace, agent, facts = [], now } = changed
  // Lanes are locked in one order by everybody.
  const cases = changed.cases.toSorted()
  tx.later(CHANGED, [workspace, cases, now])
  for (const id of cases) await wakeCard(tx, workspace, id, now)
  const kind = 'case.changed'
  const own = cases.map((id): NewEvent => ({ workspace, kind, conversation: null, agent, case: id, at: now }))
  await appendEvents(tx, [...own, ...facts])
}
