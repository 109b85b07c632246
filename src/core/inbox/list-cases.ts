import type { Reader } from '../../kernel/database.ts'
import type { CaseRow } from '../../protocol/cases.ts'
import { type CaseQuestion, conditionsOf } from './case-filter.ts'
import { afterCursor, keysetOf, orderOf, writeCaseCursor } from './case-order.ts'
import { CASE_COLUMNS, type CaseRowColumns, caseJoins, presentCaseRow } from './case-row.ts'

export interface CaseListPage {
  question: CaseQuestion
  cursor: string | undefined
  limit: number
  /** Only those that were resolved after this moment. */
  resolvedAfter?: Date
}

/**
 * A page of the cases that a filter leaves, in its order, `changed` where it names none.
 * @throws Refusal `invalid` for a cursor that is not of this order
 */
export async function listCases(
  reader: Reader,
  { question, cursor, limit, resolvedAfter }: CaseListPage,
): Promise<{ items: CaseRow[]; next: string | null }> {
  const sort = question.filter.sort ?? 'changed'
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = conditionsOf(question, bind)
  if (resolvedAfter) conditions.push(...resolvedSince(bind(resolvedAfter)))
  if (cursor !== undefined) conditions.push(afterCursor(sort, cursor, bind))
  // One row more than asked for tells whether there is another page. The page is found first, and what is shown of it joined then.
  const text = `select ${CASE_COLUMNS}, ${keysetOf(sort)}
    from (select * from support_case s where ${conditions.join(' and ')} ${orderOf(sort)} limit ${bind(limit + 1)}) s
    ${caseJoins(bind(question.agent))} ${orderOf(sort)}`
  // Without a name: there are too many kinds of it to prepare, and each is best planned with the values that it is asked with.
  const rows = await reader.run<CaseRowColumns & { keyset: string[] }>({ name: '', text }, values)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? writeCaseCursor(sort, last.keyset) : null
  return { items: page.map(presentCaseRow), next }
}

/** What was resolved since has changed since: the second condition is the one that indexes know. */
export const resolvedSince = (moment: string): string[] => [
  `s.resolved_at >= ${moment}::timestamptz`,
  `s.changed_at >= ${moment}::timestamptz`,
]
