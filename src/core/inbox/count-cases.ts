import type { Reader, Statement } from '../../kernel/database.ts'
import type { CaseStatus } from '../../protocol/cases.ts'
import { type CaseQuestion, conditionsOf } from './case-filter.ts'
import { resolvedSince } from './list-cases.ts'

export type CaseCounts = Record<CaseStatus, number>

/** The statuses of a case that is not over. */
export const OPEN_STATUSES: readonly CaseStatus[] = ['new', 'open', 'waiting', 'in_progress']
const OVER: readonly CaseStatus[] = ['resolved', 'closed']
const IS_OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ')

/** Nobody reads further, and no list waits for the rest of a crowd to be counted. */
export const COUNT_MOST = 1000
/** The same of what is over where words are searched for: there it is many cases, and an index cannot count them alone. */
const SEARCH_MOST = 200
const mostOf = ({ search }: CaseQuestion): number => (search ? SEARCH_MOST : COUNT_MOST)

const OPEN: Statement = {
  name: 'inbox_open_cases',
  text: `select count(*)::int as count from (
      select 1 from support_case where workspace = $1 and merged_into_id is null and status in (${IS_OPEN})
      limit ${COUNT_MOST}) s`,
}

/**
 * How many cases a filter leaves in each status, its own statuses aside; up to 1,000 each, and where words are searched for up to 200 of
 * those that are over.
 * @param resolvedAfter of the resolved ones only those since
 */
export async function countCases(reader: Reader, question: CaseQuestion, resolvedAfter?: Date): Promise<CaseCounts> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const { statuses: _, ...filter } = question.filter
  const conditions = conditionsOf({ ...question, filter }, bind)
  const since = resolvedAfter ? resolvedSince(bind(resolvedAfter)) : []
  const from = (more: readonly string[]): string =>
    `from support_case s where ${[...conditions, ...more].join(' and ')}`
  const alone = (status: CaseStatus): string => {
    const more = [`s.status = '${status}'`, ...(status === 'resolved' ? since : [])]
    return `(select count(*)::int from (select 1 ${from(more)} limit ${mostOf(question)}) x) as ${status}`
  }
  // Few cases are not over, so the words are looked up once for all of them.
  const together = `with open as materialized (select s.status ${from([`s.status in (${IS_OPEN})`])}) `
  const ofOpen = (status: CaseStatus): string =>
    `(select least(count(*), ${COUNT_MOST})::int from open where status = '${status}') as ${status}`
  const parts = [...OPEN_STATUSES.map(question.search ? ofOpen : alone), ...OVER.map(alone)]
  const text = `${question.search ? together : ''}select ${parts.join(', ')}`
  const [row] = await reader.run<CaseCounts>({ name: '', text }, values)
  return row ?? { new: 0, open: 0, waiting: 0, in_progress: 0, resolved: 0, closed: 0 }
}

/** How many cases a filter leaves, up to 1,000; where words are searched for up to 200. */
export async function countOfFilter(reader: Reader, question: CaseQuestion): Promise<number> {
  const values: unknown[] = []
  const conditions = conditionsOf(question, (value) => `$${values.push(value)}`)
  const text = `select count(*)::int as count from (
    select 1 from support_case s where ${conditions.join(' and ')} limit ${mostOf(question)}) x`
  const [row] = await reader.run<{ count: number }>({ name: '', text }, values)
  return row?.count ?? 0
}

/** Cases of the workspace that are not over, up to 1,000. */
export async function countOpenCases(reader: Reader, workspace: number): Promise<number> {
  const [row] = await reader.run<{ count: number }>(OPEN, [workspace])
  return row?.count ?? 0
}
