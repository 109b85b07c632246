import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseFilter, CaseRow } from '../../protocol/cases.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { openQuestion } from './case-filter.ts'
import { listCases } from './list-cases.ts'

const PAGE = 500

/** What the list shows, and no more. */
const COLUMNS: readonly [head: string, cell: (row: CaseRow) => string | number | null][] = [
  ['number', (row) => row.number],
  ['type', (row) => row.type],
  ['status', (row) => row.status],
  ['outcome', (row) => row.outcome],
  ['priority', (row) => row.priority],
  ['subject', (row) => row.subject],
  ['owner', (row) => row.owner?.publicName ?? null],
  ['reported_by', (row) => row.requester?.name ?? null],
  ['reporters', (row) => row.reporters],
  ['followers', (row) => row.followers],
  ['tags', (row) => row.tags.join(', ')],
  ['platforms', (row) => row.platforms.join(', ')],
  ['published', (row) => (row.published ? 'yes' : 'no')],
  ['due_at', (row) => row.dueAt],
  ['opened_at', (row) => row.openedAt],
  ['changed_at', (row) => row.changedAt],
  ['resolved_at', (row) => row.resolvedAt],
]

/**
 * The cases that a filter leaves as CSV (RFC 4180, UTF-8 with its mark), piece by piece, the youngest first whatever the filter's order:
 * when a case was opened never changes, so that each stands in it once. The audit log says who took it.
 */
export async function* exportCases(
  kernel: Kernel,
  { workspace, agent, filter }: { workspace: number; agent: string; filter: CaseFilter },
): AsyncGenerator<string> {
  const { db } = kernel
  const now = kernel.clock.now()
  // Which narrowings, not their words.
  const facts = { narrowed_by: Object.keys(filter).sort().join(' ') }
  const audited = { workspace, agent, act: 'cases.exported', subject: 'cases', facts, at: now } as const
  await db.transaction((tx) => recordAudit(tx, audited))
  const question = await openQuestion(db, { workspace, agent, filter: { ...filter, sort: 'newest' }, now })
  yield `\uFEFF${line(COLUMNS.map(([head]) => head))}`
  for (let cursor: string | undefined; ; ) {
    const page = await listCases(db, { question, cursor, limit: PAGE })
    yield page.items.map((row) => line(COLUMNS.map(([, cell]) => cell(row)))).join('')
    if (page.next === null) return
    cursor = page.next
  }
}

/** Where a spreadsheet that divides by semicolons or tabs, as in many languages, would begin a cell or a line of its own with a formula. */
const WITHIN = /([;\t\r\n])(?=["'\s]*[=+\-@＝＋－＠])/g

/**
 * One line. Spreadsheets run what begins with one of these signs as a formula, also behind quotes and blanks: an apostrophe makes it words.
 */
export function line(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const words = value.replace(WITHIN, "$1'")
  const safe = /^["'\s]*[=+\-@\t\r＝＋－＠]/.test(words) ? `'${words}` : words
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
