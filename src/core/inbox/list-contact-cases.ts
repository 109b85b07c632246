import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { CaseRow } from '../../protocol/cases.ts'
import { CASE_COLUMNS, type CaseRowColumns, caseJoins, presentCaseRow } from './case-row.ts'
import { readCursor, writeCursor } from './cursor.ts'

export type ContactCase = CaseRow & { role: 'reporter' | 'follower' }

interface Columns extends CaseRowColumns {
  role: ContactCase['role']
  keyset: string
}

const select = (after: string): string => `select ${CASE_COLUMNS}, p.role, p.joined_at::text as keyset
    from (
      select p.* from case_party p
      join support_case s on s.workspace = p.workspace and s.id = p.case_id and s.merged_into_id is null
      where p.workspace = $1 and p.contact_id = $2 ${after} order by p.joined_at desc, p.case_id desc limit $3
    ) p
    join support_case s on s.workspace = p.workspace and s.id = p.case_id
    ${caseJoins('$4')}
    order by p.joined_at desc, p.case_id desc`

const FIRST: Statement = { name: 'inbox_contact_cases', text: select('') }
const AFTER: Statement = {
  name: 'inbox_contact_cases_after',
  text: select('and (p.joined_at, p.case_id) < ($5::timestamptz, $6::uuid)'),
}

const EXISTS: Statement = {
  name: 'inbox_contact_exists',
  text: 'select 1 from contact where workspace = $1 and id = $2',
}

/**
 * Every case that a contact reported or follows, those first that they came to last.
 * @throws Refusal `not_found` when there is no such contact
 */
export async function listContactCases(
  reader: Reader,
  asked: { workspace: number; agent: string; contact: string; cursor: string | undefined; limit: number },
): Promise<{ items: ContactCase[]; next: string | null }> {
  const { workspace, agent, contact, cursor, limit } = asked
  const values = [workspace, contact, limit + 1, agent]
  const rows =
    cursor === undefined
      ? await reader.run<Columns>(FIRST, values)
      : await reader.run<Columns>(AFTER, [...values, ...readCursor(cursor)])
  if (rows.length === 0 && (await reader.run(EXISTS, [workspace, contact])).length === 0) {
    throw new Refusal('not_found', 'There is no such member.')
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCursor([last.keyset, last.id]) : null
  return { items: page.map((row) => ({ ...presentCaseRow(row), role: row.role })), next }
}
