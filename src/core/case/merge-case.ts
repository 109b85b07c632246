import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { type LockedCase, lockPair } from './lock-case.ts'
import { recountParties } from './recount-parties.ts'
import { stateChanged } from './state-changed.ts'

export interface Merge {
  workspace: number
  /** The duplicate. */
  case: string
  /** What it is a duplicate of. */
  into: string
  actor: Actor
}

// A duplicate of a duplicate belongs to the one at the end. The depth is bounded for the sake of rows that no verb of ours makes.
const END_OF: Statement = {
  name: 'case_end_of_merges',
  text: `with recursive chain as (
      select id, merged_into_id, 0 as depth from support_case where workspace = $1 and id = $2
      union all
      select s.id, s.merged_into_id, c.depth + 1 from chain c
      join support_case s on s.workspace = $1 and s.id = c.merged_into_id where c.depth < 50
    )
    select id from chain order by depth desc limit 1`,
}

const MERGE: Statement = {
  name: 'case_merge',
  text: `update support_case set merged_into_id = $3, status_before = status, outcome_before = outcome, status = 'closed', outcome = 'duplicate',
      resolved_at = coalesce(resolved_at, $4), version = version + 1
    where workspace = $1 and id = $2`,
}

// Who is on both already stays there as they came, so that undoing takes nobody away who was there before.
const BRING_PARTIES: Statement = {
  name: 'case_bring_parties',
  text: `insert into case_party (workspace, case_id, contact_id, role, way, direct, via_id, joined_at)
    select workspace, $3, contact_id, role, way, direct, $2, joined_at from case_party where workspace = $1 and case_id = $2
    on conflict do nothing`,
}

/**
 * Makes a case a duplicate of another: it is closed and leaves the lists, and its reporters and followers go over to the other, where they
 * are told from now on. A target that is a duplicate itself stands for the one at its end. Answers that one's id.
 * @throws Refusal not_found; invalid (into itself); conflict (it is a duplicate already, or somebody merges the target at this moment)
 */
export function mergeCase(kernel: Kernel, merge: Merge): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, actor } = merge
    const now = kernel.clock.now()
    const [own, target] = await lockPair(tx, workspace, [merge.case, await endOfMerges(tx, workspace, merge.into)])
    await checkMergeable(tx, workspace, own, target)
    tx.later(MERGE, [workspace, own.id, target.id, now])
    tx.later(BRING_PARTIES, [workspace, own.id, target.id])
    recountParties(tx, workspace, target.id)
    addEntry(tx, { workspace, case: own.id, kind: 'duplicate', facts: { other: target.id }, actor, now })
    addEntry(tx, { workspace, case: target.id, kind: 'merged', facts: { other: own.id }, actor, now })
    const facts = { into: target.id }
    await recordAudit(tx, {
      ...{ workspace, agent: actor.agent, act: 'case.merged', subject: `case:${own.id}` },
      ...{ facts, at: now },
    })
    await stateChanged(tx, { workspace, cases: [own.id, target.id], agent: actor.agent, now })
    return target.id
  })
}

/** The case at the end of a row of duplicates; one that is none is its own end, and so is an id of no case. */
async function endOfMerges(reader: Reader, workspace: number, id: string): Promise<string> {
  const [row] = await reader.run<{ id: string }>(END_OF, [workspace, id])
  return row?.id ?? id
}

async function checkMergeable(tx: Transaction, workspace: number, own: LockedCase, target: LockedCase): Promise<void> {
  if (own.mergedIntoId) {
    const number = await numberOf(tx, workspace, own.mergedIntoId)
    throw new Refusal('conflict', `This case is a duplicate of #${number} already. Undo that first.`)
  }
  // Whoever merged the target, or made it a duplicate of this one, was faster by the time that we waited for the locks.
  if (target.mergedIntoId) {
    const number = await numberOf(tx, workspace, target.mergedIntoId)
    throw new Refusal('conflict', `#${target.number} was just made a duplicate of #${number}. Look again.`)
  }
}

const NUMBER: Statement = {
  name: 'case_number_of',
  text: 'select number from support_case where workspace = $1 and id = $2',
}

async function numberOf(reader: Reader, workspace: number, id: string): Promise<string> {
  const [row] = await reader.run<{ number: string }>(NUMBER, [workspace, id])
  return row?.number ?? ''
}
