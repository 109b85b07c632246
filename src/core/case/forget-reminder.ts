import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const FIND: Statement = {
  name: 'case_find_reminder',
  text: 'select agent_id as agent, case_id as "case" from case_reminder where workspace = $1 and id = $2 and done_at is null for update',
}

const FORGET: Statement = {
  name: 'case_forget_reminder',
  text: 'delete from case_reminder where workspace = $1 and id = $2',
}

/** An agent wants a reminder of theirs no more. @throws Refusal not_found (it has come, or never was); forbidden, when it is somebody else's */
export function forgetReminder(
  kernel: Kernel,
  { workspace, agent, reminder }: { workspace: number; agent: string; reminder: string },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const [row] = await tx.run<{ agent: string; case: string }>(FIND, [workspace, reminder])
    if (!row) throw new Refusal('not_found', 'There is no such reminder.')
    if (row.agent !== agent) throw new Refusal('forbidden', 'Only who set a reminder may take it away.')
    tx.later(FORGET, [workspace, reminder])
    const at = kernel.clock.now()
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: row.case, agent, at }])
  })
}
