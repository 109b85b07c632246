import type { Statement } from '../../kernel/database.ts'
import type { SyncTools } from './sync-tools.ts'
import { wakeIssues } from './wake-issue.ts'

const HINT: Statement = {
  name: 'tracker_hint',
  text: 'update tracker_issue set hints = hints + 1 where workspace = $1 and number = any($2::int[]) returning case_id as id',
}

const LOOKED: Statement = {
  name: 'tracker_looked',
  text: 'update tracker set looked_until = $2, asked_at = $3, rest_until = null where workspace = $1',
}

/** Asks the tracker what has changed since, and has the cases looked at whose issues did. @throws TrackerFault */
export async function lookForChanges(tools: SyncTools, since: Date): Promise<void> {
  const { kernel, workspace, tracker, place } = tools
  const { numbers, until } = await tracker.changedSince(place, since)
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const linked = await tx.run<{ id: string }>(HINT, [workspace, numbers])
    tx.later(LOOKED, [workspace, until, now])
    await wakeIssues(
      tx,
      workspace,
      linked.map(({ id }) => id),
      now,
    )
  })
}
