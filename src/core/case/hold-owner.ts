import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { holdActive } from '../agent/public-name.ts'

/**
 * Holds the agent who is to own a case active until the end of the transaction. Before the case is locked: who deactivates an agent takes
 * the locks in this order.
 * @throws Refusal invalid, when they are no longer active
 */
export async function holdOwner(tx: Transaction, workspace: number, owner: string | null | undefined): Promise<void> {
  if (owner && !(await holdActive(tx, workspace, [owner])).has(owner.toLowerCase())) {
    throw new Refusal('invalid', 'Only an active agent can own a case.', { field: 'owner' })
  }
}
