import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockTracker } from './read-tracker.ts'

const UPDATE: Statement = {
  name: 'tracker_update',
  text: 'update tracker set settings = $2::jsonb where workspace = $1',
}

/** Says anew how cases and issues follow each other; it counts for what changes from now on. @throws Refusal conflict, where none is connected */
export async function updateTracker(
  kernel: Kernel,
  { workspace, agent, settings }: { workspace: number; agent: string; settings: TrackerSettings },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockTracker(tx, workspace)
    tx.later(UPDATE, [workspace, JSON.stringify(settings)])
    await recordAudit(tx, { workspace, agent, act: 'tracker.changed', subject: `workspace:${workspace}`, at })
    await appendEvents(tx, [{ workspace, kind: 'tracker.changed', conversation: null, agent, at }])
  })
}
