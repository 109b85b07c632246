import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseRow } from '../../protocol/cases.ts'
import { CASE_COLUMNS, type CaseRowColumns, caseJoins, presentCaseRow } from './case-row.ts'

const ROWS: Statement = {
  name: 'inbox_case_rows',
  text: `select ${CASE_COLUMNS} from support_case s ${caseJoins('$3')} where s.workspace = $1 and s.id = any($2::uuid[])`,
}

/**
 * The rows of these cases as they stand now, by id, merged ones too; unknown ids are absent. One query.
 * @param agent whose reminders are meant; null where the rows are for everybody: then `remindAt` is null
 */
export async function viewCaseRows(
  reader: Reader,
  workspace: number,
  agent: string | null,
  cases: readonly string[],
): Promise<Map<string, CaseRow>> {
  if (cases.length === 0) return new Map()
  const rows = await reader.run<CaseRowColumns>(ROWS, [workspace, cases, agent])
  return new Map(rows.map((row) => [row.id, presentCaseRow(row)]))
}
