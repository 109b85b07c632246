import type { Statement, Transaction } from '../../kernel/database.ts'
import type { LockedCase } from './lock-case.ts'

const LEAVE: Statement = {
  name: 'case_party_leave',
  text: 'delete from case_party where workspace = $1 and case_id = $2 and contact_id = $3 returning role',
}

const COUNT: Statement = {
  name: 'case_count_parties_left',
  text: 'update support_case set reporter_count = $3, follower_count = $4 where workspace = $1 and id = $2',
}

/** A member wants to hear no more of a locked case. False: they were not on it. Makes no line in the history and states no event. */
export async function leaveCase(
  tx: Transaction,
  leaving: { workspace: number; case: LockedCase; contact: string },
): Promise<boolean> {
  const { workspace, case: held, contact } = leaving
  const [left] = await tx.run<{ role: 'reporter' | 'follower' }>(LEAVE, [workspace, held.id, contact])
  if (!left) return false
  if (left.role === 'reporter') held.reporters -= 1
  else held.followers -= 1
  tx.later(COUNT, [workspace, held.id, held.reporters, held.followers])
  return true
}
