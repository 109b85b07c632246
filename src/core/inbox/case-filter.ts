import type { Reader } from '../../kernel/database.ts'
import type { CaseFilter } from '../../protocol/cases.ts'
import { storedPriority } from '../case/priority.ts'
import { type CaseSearch, readCaseSearch } from './case-search.ts'

/** A filter with what it needs to be asked: who asks, when, and what the search's words mean. */
export interface CaseQuestion {
  workspace: number
  /** "me", and whose watches count. */
  agent: string
  filter: CaseFilter
  now: Date
  search: CaseSearch | null
}

/** Reads what a filter's words mean. To be asked once for a list and its counts. */
export async function openQuestion(reader: Reader, asked: Omit<CaseQuestion, 'search'>): Promise<CaseQuestion> {
  const { q } = asked.filter
  return { ...asked, search: q ? await readCaseSearch(reader, asked.workspace, q) : null }
}

/**
 * The words of a case, as the index `case_words` has them. A function of ours, because it can tell the planner what a look at them costs: it
 * would rather read every case of a common word than ask the index.
 */
export const CASE_WORDS = 'case_words(s.subject, s.description)'

/**
 * The due time, as the index `case_due` has it: what has none stands behind all that have. Not `infinity`, of which the planner's statistics
 * know nothing.
 */
export const DUE = `coalesce(s.due_at, '9999-01-01 00:00+00'::timestamptz)`

/**
 * The conditions of a filter on `support_case s`. `bind` keeps a value and answers its place, e.g. `$3`. Cases that were merged into others
 * are in no list.
 */
export function conditionsOf(question: CaseQuestion, bind: (value: unknown) => string): string[] {
  const { filter, workspace, agent, now, search } = question
  const { types, statuses, priorities, owner, platform, tag, contact } = filter
  const at = bind(workspace)
  const conditions = [`s.workspace = ${at}`, 's.merged_into_id is null']
  const oneOf = (column: string, values: readonly unknown[] | undefined, type: string): void => {
    if (values === undefined || values.length === 0) return
    // One value alone as an equality, so that an index by it gives the order too.
    if (values.length === 1) conditions.push(`${column} = ${bind(values[0])}::${type}`)
    else conditions.push(`${column} = any(${bind(values)}::${type}[])`)
  }
  oneOf('s.type', types, 'text')
  oneOf('s.status', statuses, 'text')
  oneOf('s.priority', priorities?.map(storedPriority), 'smallint')
  if (owner === 'none') conditions.push('s.owner_id is null')
  else if (owner) conditions.push(`s.owner_id = ${bind(owner === 'me' ? agent : owner)}::uuid`)
  if (platform) conditions.push(`s.platforms @> array[${bind(platform)}]::text[]`)
  if (tag) conditions.push(`s.tags @> array[${bind(tag)}]::text[]`)
  if (contact) {
    const person = bind(contact)
    conditions.push(`s.id in (select case_id from case_party where workspace = ${at} and contact_id = ${person}::uuid)`)
  }
  if (filter.watched) {
    const watcher = bind(agent)
    conditions.push(`s.id in (select case_id from case_watch where workspace = ${at} and agent_id = ${watcher}::uuid)`)
  }
  if (filter.overdue) conditions.push(`s.due_at < ${bind(now)}::timestamptz`, `s.status not in ('resolved', 'closed')`)
  if (search) conditions.push(searched(search, bind))
  return conditions
}

function searched({ numbers, words, cases }: CaseSearch, bind: (value: unknown) => string): string {
  const ways: string[] = []
  if (numbers.length > 0) ways.push(`s.number = any(${bind(numbers)}::bigint[])`)
  if (words !== null) ways.push(`${CASE_WORDS} @@ to_tsquery('simple', ${bind(words)})`)
  if (cases.length > 0) ways.push(`s.id = any(${bind(cases)}::uuid[])`)
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false'
}
