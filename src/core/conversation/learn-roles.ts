import type { Statement } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { tellRoles } from '../case/tell-roles.ts'
import { learnRoles } from '../contact/learn-roles.ts'

// A handoff that is under way has read the roles before, perhaps, and shows its case only when it lets go of this lock.
const HOLD: Statement = {
  name: 'conversation_hold_of_address',
  text: `select c.id from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where c.workspace = $1 and i.channel = $2 and i.address = $3 and c.status <> 'resolved' for update of c`,
}

/** The channel was asked for a contact's roles: they stand with the contact, and in a case that was opened without them. */
export function learnRolesOf(
  kernel: Kernel,
  learnt: { workspace: number; channel: 'discord'; address: string; roles: string[] },
): Promise<void> {
  const { workspace, channel, address } = learnt
  return kernel.db.transaction(async (tx) => {
    await learnRoles(tx, learnt)
    await tx.run(HOLD, [workspace, channel, address])
    await tellRoles(tx, learnt)
  })
}
