import type { Statement, Transaction } from '../../kernel/database.ts'
import type { CaseFields } from '../../protocol/cases.ts'
import type { LockedCase } from './lock-case.ts'

const KEEP: Statement = {
  name: 'case_keep_fields',
  text: `update support_case set fields = $3::jsonb, changed_at = $4, version = version + 1 where workspace = $1 and id = $2`,
}

/** The reporter adds to what the form asked; what else stands there stays. States no event. */
export function keepFields(
  tx: Transaction,
  options: { workspace: number; case: LockedCase; fields: CaseFields; now: Date },
): void {
  const { workspace, case: held, now } = options
  held.fields = { ...held.fields, ...options.fields }
  tx.later(KEEP, [workspace, held.id, JSON.stringify(held.fields), now])
}
