import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseOutcome, CaseStatus, CaseType } from '../../protocol/cases.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { isOver } from './case.ts'
import type { LockedCase } from './lock-case.ts'

export interface StatusChange {
  workspace: number
  case: LockedCase
  status: CaseStatus
  /** How it ended; left out: as a case of its type usually does. Only of `resolved` and `closed`. */
  outcome?: CaseOutcome | undefined
  /** The version that brings the fix. */
  fixedIn?: string | undefined
  actor: Actor
  now: Date
}

const CHANGE: Statement = {
  name: 'case_change_status',
  text: `update support_case set status = $3, outcome = $4, fixed_in = $5, resolved_at = $6, changed_at = $7, version = version + 1
    where workspace = $1 and id = $2`,
}

/**
 * Gives a locked case another status and writes that into its history. Answers the entry's id, or null when nothing changed. Tells
 * nobody, wakes nothing and states no event; the case in hand is brought to what it is now.
 * @throws Refusal conflict, when it is a duplicate of another one
 */
export async function changeStatus(tx: Transaction, change: StatusChange): Promise<string | null> {
  const { workspace, case: held, status, actor, now } = change
  if (held.mergedIntoId) {
    throw new Refusal('conflict', 'This case is a duplicate. Undo that first, or change the one it belongs to.')
  }
  const outcome = outcomeOf(change)
  const fixedIn = change.fixedIn ?? held.fixedIn
  if (status === held.status && outcome === held.outcome && fixedIn === held.fixedIn) return null
  const resolvedAt = isOver(status) ? (held.resolvedAt ?? now) : null
  tx.later(CHANGE, [workspace, held.id, status, outcome, fixedIn, resolvedAt, now])
  const kind = isOver(held.status) && !isOver(status) ? 'reopened' : 'status'
  const facts = {
    ...{ from: held.status, to: status },
    ...(outcome && outcome !== held.outcome ? { outcome } : {}),
    ...(fixedIn && fixedIn !== held.fixedIn ? { fixedIn } : {}),
  }
  Object.assign(held, { status, outcome, fixedIn, resolvedAt, version: held.version + 1 })
  return addEntry(tx, { workspace, case: held.id, kind, actor, facts, now })
}

function outcomeOf({ case: held, status, outcome }: StatusChange): CaseOutcome | null {
  if (!isOver(status)) return null
  if (outcome) return outcome
  if (isOver(held.status)) return held.outcome
  return status === 'resolved' ? usualOutcome(held.type) : null
}

const usualOutcome = (type: CaseType): CaseOutcome => (type === 'bug' || type === 'feature' ? 'fixed' : 'solved')
