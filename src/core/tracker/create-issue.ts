import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseType } from '../../protocol/cases.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'
import { lockCase } from '../case/lock-case.ts'
import { stateChanged } from '../case/state-changed.ts'
import { labelsFor } from './decide-sync.ts'
import { lockTracker } from './read-tracker.ts'
import { issueMark } from './tracker.ts'
import { wakeIssues } from './wake-issue.ts'

export interface NewIssue {
  workspace: number
  agent: string
  case: string
  title: string
  body: string
}

const STORE: Statement = {
  name: 'tracker_issue_store',
  text: `insert into tracker_issue (workspace, case_id, title, draft, shown, linked_at) values ($1, $2, $3, $4::jsonb, $5, $6)
    on conflict do nothing returning 1`,
}

/**
 * Has an issue made for a case; a lane makes it, and the case's page shows when it is there.
 * @throws Refusal not_found, conflict (none is connected, or the case has an issue)
 */
export async function createIssue(kernel: Kernel, issue: NewIssue): Promise<void> {
  const { workspace, agent, case: id, title, body } = issue
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, workspace, id)
    const { settings } = await lockTracker(tx, workspace)
    const labels = labelsFor(held.status, typeLabels(held.type, settings), settings)
    const draft = JSON.stringify({ body: `${body}\n\n${issueMark(id)}`, labels })
    const stored = await tx.run(STORE, [workspace, id, title, draft, held.status, now])
    if (stored.length === 0) throw new Refusal('conflict', 'This case has an issue already. Unlink that one first.')
    await wakeIssues(tx, workspace, [id], now)
    await stateChanged(tx, { workspace, cases: [id], agent, now })
  })
}

function typeLabels(type: CaseType, { types }: TrackerSettings): string[] {
  const label = type === 'bug' || type === 'feature' ? types[type] : types.other
  return label ? [label] : []
}
