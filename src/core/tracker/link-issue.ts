import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { byAgent } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { lockCase } from '../case/lock-case.ts'
import { stateChanged } from '../case/state-changed.ts'
import { lockTracker, placeOf, readTracker } from './read-tracker.ts'
import { type IssueFacts, NO_TRACKER, type Tracker, TrackerFault } from './tracker.ts'

export interface IssueLink {
  workspace: number
  agent: string
  case: string
  /** `12`, `#12`, `owner/name#12` or its address. */
  reference: string
}

const STORE: Statement = {
  name: 'tracker_issue_link',
  text: `insert into tracker_issue (workspace, case_id, number, url, title, open, labels, etag, shown, synced_at, linked_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict do nothing returning 1`,
}

const HOLDER: Statement = {
  name: 'tracker_issue_holder',
  text: `select s.number from tracker_issue i join support_case s on s.workspace = i.workspace and s.id = i.case_id
    where i.workspace = $1 and i.number = $2`,
}

/**
 * Links a case with an issue that is there already. Neither is changed by that: what changes from now on is followed.
 * @throws Refusal invalid (no such issue, in words), not_found, conflict (none is connected, or one of both is linked already), unavailable
 */
export async function linkIssue(
  kernel: Kernel,
  { secrets, tracker }: { secrets: Secrets; tracker: Tracker },
  { workspace, agent, case: id, reference }: IssueLink,
): Promise<void> {
  await kernel.db.transaction((tx) => lockCase(tx, workspace, id))
  const stored = await readTracker(kernel.db, workspace)
  if (!stored) throw NO_TRACKER()
  const number = numberOf(reference, stored.repository)
  const found = await ask(() => tracker.read(placeOf(stored, secrets), number))
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, workspace, id)
    await lockTracker(tx, workspace)
    const { url, title, state, labels, etag } = found
    const linked = await tx.run(STORE, [workspace, id, number, url, title, state, labels, etag, held.status, now])
    if (linked.length === 0) {
      const [holder] = await tx.run<{ number: string }>(HOLDER, [workspace, number])
      throw new Refusal('conflict', holder ? `Case #${holder.number} has this issue.` : HAS_ONE)
    }
    const facts = { words: `linked ${stored.repository}#${number}`, url }
    addEntry(tx, { workspace, case: id, kind: 'external', actor: byAgent(agent), facts, now })
    await stateChanged(tx, { workspace, cases: [id], agent, now })
  })
}

const HAS_ONE = 'This case has an issue already. Unlink that one first.'

/** @throws Refusal invalid, for what names no issue of this repository */
export function numberOf(reference: string, repository: string): number {
  const [, where, digits] =
    /^(?:https?:\/\/[^/]+\/)?(?:([\w.-]+\/[\w.-]+)(?:#|\/issues\/))?#?(\d{1,9})(?:[?#].*)?$/.exec(reference) ?? []
  if (!digits) throw new Refusal('invalid', 'Write its number or paste its address.', { field: 'reference' })
  if (where && where.toLowerCase() !== repository.toLowerCase()) {
    throw new Refusal('invalid', `That issue is in ${where}. Only issues of ${repository} can be linked.`, {
      field: 'reference',
    })
  }
  return Number(digits)
}

async function ask(read: () => Promise<IssueFacts | null>): Promise<IssueFacts> {
  try {
    const found = await read()
    if (found) return found
  } catch (error) {
    if (!(error instanceof TrackerFault)) throw error
    const passing = error.kind === 'unreachable' || error.kind === 'limited'
    throw new Refusal(passing ? 'unavailable' : 'invalid', error.message, { field: 'reference' })
  }
  throw new Error('an issue that was asked for without a mark was not answered')
}
