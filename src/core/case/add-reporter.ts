import type { Kernel } from '../../kernel/kernel.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { expectContact } from './expect-contact.ts'
import { joinCase } from './join-case.ts'
import { lockCase } from './lock-case.ts'
import { stateChanged } from './state-changed.ts'

/** Whom staff adds to a case, or takes off it. */
export interface ReporterAct {
  workspace: number
  case: string
  contact: string
  actor: Actor
}

/** Staff says that a contact has it too. Who reports it already stays as they came. @throws Refusal not_found */
export function addReporter(kernel: Kernel, act: ReporterAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, contact, actor } = act
    const now = kernel.clock.now()
    await expectContact(tx, workspace, contact)
    const held = await lockCase(tx, workspace, act.case)
    const reporter = { contact, role: 'reporter', way: 'staff', direct: false } as const
    const { already } = await joinCase(tx, { workspace, case: held, ...reporter, now })
    if (already) return
    addEntry(tx, { workspace, case: held.id, kind: 'reporter', facts: { contact, to: 'added' }, actor, now })
    await stateChanged(tx, { workspace, cases: [held.id], agent: actor.agent, now })
  })
}
