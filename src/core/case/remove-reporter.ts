import type { Kernel } from '../../kernel/kernel.ts'
import { addEntry } from './add-entry.ts'
import type { ReporterAct } from './add-reporter.ts'
import { leaveCase } from './leave-case.ts'
import { lockCase } from './lock-case.ts'
import { stateChanged } from './state-changed.ts'

/** Staff takes a contact off a case, who hears no more of it. Nothing happens where they are not on it. @throws Refusal not_found */
export function removeReporter(kernel: Kernel, act: ReporterAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, contact, actor } = act
    const now = kernel.clock.now()
    const held = await lockCase(tx, workspace, act.case)
    if (!(await leaveCase(tx, { workspace, case: held, contact }))) return
    addEntry(tx, { workspace, case: held.id, kind: 'reporter', facts: { contact, to: 'removed' }, actor, now })
    await stateChanged(tx, { workspace, cases: [held.id], agent: actor.agent, now })
  })
}
