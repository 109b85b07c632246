import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockCase } from './lock-case.ts'

const WATCH: Statement = {
  name: 'case_watch',
  text: `insert into case_watch (workspace, case_id, agent_id, at) values ($1, $2, $3, $4) on conflict do nothing returning case_id`,
}

const UNWATCH: Statement = {
  name: 'case_unwatch',
  text: 'delete from case_watch where workspace = $1 and case_id = $2 and agent_id = $3 returning case_id',
}

/** An agent follows a case at the desk, or does no more. Not a change of the case: it stays where it is in the lists. @throws Refusal not_found */
export function watchCase(
  kernel: Kernel,
  watch: { workspace: number; case: string; agent: string; on: boolean },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, on } = watch
    const at = kernel.clock.now()
    const { id } = await lockCase(tx, workspace, watch.case)
    const done = on ? await tx.run(WATCH, [workspace, id, agent, at]) : await tx.run(UNWATCH, [workspace, id, agent])
    if (done.length === 0) return
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: id, agent, at }])
  })
}
