import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const VIEW: Statement = {
  name: 'case_view_lock',
  text: 'select agent_id, shared from case_view where workspace = $1 and id = $2 for update',
}
const DELETE: Statement = { name: 'case_view_delete', text: 'delete from case_view where workspace = $1 and id = $2' }

/**
 * Deletes a saved view: one's own, or, by who may administer, one that all are shown.
 * @throws Refusal `not_found`, also for another's own; `forbidden` for another's that is shared
 */
export async function deleteView(
  kernel: Kernel,
  { workspace, agent, id, mayAll }: { workspace: number; agent: string; id: string; mayAll: boolean },
): Promise<void> {
  const at = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    const [view] = await tx.run<{ agent_id: string; shared: boolean }>(VIEW, [workspace, id])
    if (!view || (view.agent_id !== agent && !view.shared)) {
      throw new Refusal('not_found', 'There is no such view.')
    }
    if (view.agent_id !== agent && !mayAll) {
      throw new Refusal('forbidden', 'Somebody else has saved this view for all. They, or an admin, can delete it.')
    }
    tx.later(DELETE, [workspace, id])
    await appendEvents(tx, [{ workspace, kind: 'case_view.changed', conversation: null, agent, at }])
  })
}
