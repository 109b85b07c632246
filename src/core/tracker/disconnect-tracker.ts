import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockTracker } from './read-tracker.ts'

const DELETE_ISSUES: Statement = {
  name: 'tracker_delete_issues',
  text: 'delete from tracker_issue where workspace = $1',
}
const DELETE: Statement = { name: 'tracker_delete', text: 'delete from tracker where workspace = $1' }

/** Forgets the token and which issue belongs to which case. What stands outside stays as it is. @throws Refusal conflict, where none is connected */
export async function disconnectTracker(
  kernel: Kernel,
  { workspace, agent }: { workspace: number; agent: string },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockTracker(tx, workspace)
    tx.later(DELETE_ISSUES, [workspace])
    tx.later(DELETE, [workspace])
    await recordAudit(tx, { workspace, agent, act: 'tracker.disconnected', subject: `workspace:${workspace}`, at })
    await appendEvents(tx, [{ workspace, kind: 'tracker.changed', conversation: null, agent, at }])
  })
}
