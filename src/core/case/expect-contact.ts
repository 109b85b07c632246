import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'

const FIND: Statement = { name: 'case_expect_contact', text: 'select 1 from contact where workspace = $1 and id = $2' }

/** @throws Refusal not_found, where the workspace has no such contact */
export async function expectContact(tx: Transaction, workspace: number, contact: string): Promise<void> {
  const found = await tx.run(FIND, [workspace, contact])
  if (found.length === 0) throw new Refusal('not_found', 'There is no such contact.')
}
