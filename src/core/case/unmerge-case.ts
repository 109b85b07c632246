import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { type LockedCase, lockPair } from './lock-case.ts'
import { recountParties } from './recount-parties.ts'
import { stateChanged } from './state-changed.ts'

const TARGET: Statement = {
  name: 'case_merged_into',
  text: 'select merged_into_id as into from support_case where workspace = $1 and id = $2',
}

const UNMERGE: Statement = {
  name: 'case_unmerge',
  text: `update support_case set merged_into_id = null, status = coalesce(status_before, 'open'), outcome = outcome_before,
      resolved_at = case when status_before in ('resolved', 'closed') then resolved_at end, status_before = null, outcome_before = null,
      version = version + 1
    where workspace = $1 and id = $2`,
}

const TAKE_BACK: Statement = {
  name: 'case_take_parties_back',
  text: 'delete from case_party where workspace = $1 and case_id = $2 and via_id = $3',
}

/**
 * Undoes a merge: the case is again what it was, and those who came to the other with it leave that one. Who joined the other themselves
 * stays there. Answers the id of the case that it was a duplicate of.
 * @throws Refusal not_found; conflict (it is no duplicate; or the other is a duplicate itself by now)
 */
export function unmergeCase(
  kernel: Kernel,
  { workspace, case: id, actor }: { workspace: number; case: string; actor: Actor },
): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const [own, target] = await lockMerged(tx, workspace, id)
    tx.later(UNMERGE, [workspace, own.id])
    tx.later(TAKE_BACK, [workspace, target.id, own.id])
    recountParties(tx, workspace, target.id)
    addEntry(tx, { workspace, case: own.id, kind: 'not_duplicate', facts: { other: target.id }, actor, now })
    addEntry(tx, { workspace, case: target.id, kind: 'unmerged', facts: { other: own.id }, actor, now })
    const facts = { into: target.id }
    await recordAudit(tx, {
      ...{ workspace, agent: actor.agent, act: 'case.unmerged', subject: `case:${own.id}` },
      ...{ facts, at: now },
    })
    await stateChanged(tx, { workspace, cases: [own.id, target.id], agent: actor.agent, now })
    return target.id
  })
}

async function lockMerged(tx: Transaction, workspace: number, id: string): Promise<[LockedCase, LockedCase]> {
  const into = await targetOf(tx, workspace, id)
  const [own, target] = await lockPair(tx, workspace, [id, into])
  if (own.mergedIntoId !== target.id) throw none()
  // Its people went on to the next one under the target's name, from which they could not be told apart any more.
  if (target.mergedIntoId) {
    throw new Refusal('conflict', `#${target.number} is a duplicate itself by now. Undo that first.`)
  }
  return [own, target]
}

async function targetOf(reader: Reader, workspace: number, id: string): Promise<string> {
  const [row] = await reader.run<{ into: string | null }>(TARGET, [workspace, id])
  if (!row) throw new Refusal('not_found', 'There is no such case.')
  if (!row.into) throw none()
  return row.into
}

const none = (): Refusal => new Refusal('conflict', 'This case is no duplicate of another one.')
