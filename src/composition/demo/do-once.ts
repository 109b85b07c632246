import { type AuditAct, recordAudit } from '../../core/audit/record-audit.ts'
import { Bus } from '../../kernel/bus.ts'
import type { Statement } from '../../kernel/database.ts'
import { STAGED } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

// Of two instances one does it and the other finds it done. Not by the workspace's row, since whoever saves settings or stores anything
// meanwhile would wait for it.
const HOLD: Statement = { name: 'demo_hold', text: 'select pg_advisory_xact_lock(7305021, $1::int)' }
const FOUND: Statement = { name: 'demo_found', text: 'select id from workspace where id = $1 for key share' }

const DONE: Statement = {
  name: 'demo_done',
  text: 'select id from audit_entry where workspace = $1 and subject = $2 and act = $3 limit 1',
}

/**
 * Does a work on a workspace in one transaction and writes down that it is done. Answers null, and does nothing, where it was done before or
 * the workspace is gone.
 */
export async function doOnce<Result>(
  kernel: Kernel,
  { workspace, act }: { workspace: number; act: AuditAct & `demo.${string}` },
  work: (within: Kernel) => Promise<Result>,
): Promise<Result | null> {
  const subject = `workspace:${workspace}`
  // Nobody else is to be woken by what nobody else can see yet.
  const bus = new Bus()
  const result = await kernel.db.asOne(bus, async (db) => {
    await db.run(HOLD, [workspace])
    if ((await db.run(FOUND, [workspace])).length === 0) return null
    if ((await db.run(DONE, [workspace, subject, act])).length > 0) return null
    const done = await work({ ...kernel, db, bus })
    const at = kernel.clock.now()
    await db.transaction((tx) => recordAudit(tx, { workspace, agent: null, act, subject, at }))
    return done
  })
  kernel.bus.wake(STAGED)
  return result
}
