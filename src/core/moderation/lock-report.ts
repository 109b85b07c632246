import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { LockedCase } from '../case/lock-case.ts'
import { lockCase } from '../case/lock-case.ts'
import type { LockedReport } from './report.ts'

const CASE: Statement = {
  name: 'moderation_case_of',
  text: 'select case_id as "case" from moderation_report where workspace = $1 and id = $2',
}

const LOCK: Statement = {
  name: 'moderation_lock',
  text: `select id, case_id as "case", kind, state, guild, origin, message_id as "messageId", message_gone_at as "messageGoneAt", text,
      subject_address as "subjectAddress", subject_name as "subjectName", raised, version
    from moderation_report where workspace = $1 and id = $2 for update`,
}

/** Takes the locks of a report and of its case, the case first as everybody does. @throws Refusal not_found */
export async function lockReport(
  tx: Transaction,
  workspace: number,
  id: string,
): Promise<{ report: LockedReport; held: LockedCase }> {
  const [found] = await tx.run<{ case: string }>(CASE, [workspace, id])
  if (!found) throw new Refusal('not_found', 'There is no such report.')
  const held = await lockCase(tx, workspace, found.case)
  const [report] = await tx.run<LockedReport>(LOCK, [workspace, id])
  if (!report) throw new Refusal('not_found', 'There is no such report.')
  return { report, held }
}
