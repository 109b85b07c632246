import type { Reader, Statement } from '../../../kernel/database.ts'
import type { ModerationKind, ModerationRow } from '../../../protocol/moderation.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import { presentReport, type ReportColumns, SELECT_REPORTS } from './report-row.ts'

export interface ReportsInput {
  workspace: number
  state: 'open' | 'raised' | 'closed'
  kind: ModerationKind | undefined
  cursor: string | undefined
  limit: number
  now: Date
}

export interface Reports {
  items: ModerationRow[]
  next: string | null
  open: number
  raised: number
}

const STATES = {
  open: "r.state = 'open'",
  raised: "r.state = 'open' and r.raised",
  closed: "r.state <> 'open'",
}

const page = (state: ReportsInput['state'], after: boolean): Statement => ({
  name: `inbox_moderation_${state}${after ? '_after' : ''}`,
  text: `${SELECT_REPORTS} where r.workspace = $1 and ${STATES[state]} and ($4::text is null or r.kind = $4)
    ${after ? 'and (r.opened_at, r.id) < ($5::timestamptz, $6::uuid)' : ''} order by r.opened_at desc nulls first, r.id desc nulls first limit $3`,
})

const COUNT: Statement = {
  name: 'inbox_moderation_count',
  text: `select count(*)::int as open, count(*) filter (where raised)::int as raised from moderation_report where workspace = $1 and state = 'open'`,
}

/** Reports to moderators, the youngest first, and how many of all wait. */
export async function listReports(reader: Reader, input: ReportsInput): Promise<Reports> {
  const { workspace, state, kind, cursor, limit, now } = input
  const values = [workspace, now, limit + 1, kind ?? null]
  const after = cursor === undefined ? [] : readCursor(cursor)
  const statement = page(state, after.length > 0)
  const [rows, [count]] = await Promise.all([
    reader.run<ReportColumns>(statement, [...values, ...after]),
    reader.run<{ open: number; raised: number }>(COUNT, [workspace]),
  ])
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > shown.length && last ? writeCursor([last.keyset, last.id]) : null
  return { items: shown.map(presentReport), next, ...(count ?? { open: 0, raised: 0 }) }
}
