import type { CaseBoard, CaseFilter, CaseRow, CaseSort, CaseStatus } from '../../protocol/cases.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import * as still from '../live/still-list.ts'

/** A list of cases under a filter. */
export interface CasesState extends still.StillList<CaseRow> {
  filter: CaseFilter
  agent: string
  /** Only those that were resolved after this moment; the board's last column. */
  since: string | null
}

export type Column = keyof CaseBoard['columns']
export const COLUMNS: readonly Column[] = ['new', 'open', 'in_progress', 'waiting', 'resolved']
export type BoardState = Record<Column, CasesState>

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
/** Later than any due time; what is never due stands last. */
const NEVER = Number.POSITIVE_INFINITY

/** What nobody but the server can judge: words, who reports it, and what the caller follows. */
const isBlind = ({ q, contact, watched }: CaseFilter): boolean => Boolean(q || contact || watched)

function belongs({ filter, agent, since }: CasesState, row: CaseRow): boolean {
  // It was merged into another, and has left all lists.
  if (row.status === 'closed' && row.outcome === 'duplicate') return false
  const { types, statuses, priorities, owner, platform, tag, overdue } = filter
  const one = <T>(list: readonly T[] | undefined, value: T): boolean => !list?.length || list.includes(value)
  if (!one(types, row.type) || !one(statuses, row.status) || !one(priorities, row.priority)) return false
  if (owner === 'none' ? row.owner !== null : owner && row.owner?.id !== (owner === 'me' ? agent : owner)) return false
  if (platform && !row.platforms.includes(platform)) return false
  if (tag && !row.tags.includes(tag)) return false
  if (overdue && (row.dueAt === null || Date.parse(row.dueAt) >= Date.now() || isOver(row.status))) return false
  return since === null || (row.resolvedAt !== null && row.resolvedAt >= since)
}

const isOver = (status: CaseStatus): boolean => status === 'resolved' || status === 'closed'

type Compare = (a: CaseRow, b: CaseRow) => number
const by =
  (key: (row: CaseRow) => number | string, way: 1 | -1): Compare =>
  (a, b) => {
    const [x, y] = [key(a), key(b)]
    return x === y ? 0 : x < y ? -way : way
  }
const first =
  (...all: Compare[]): Compare =>
  (a, b) => {
    for (const compare of all) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return 0
  }

/** The server's orders (core/inbox/case-order). */
const ORDERS: Record<CaseSort, Compare> = {
  changed: first(
    by((row) => Date.parse(row.changedAt), -1),
    by((row) => row.id, -1),
  ),
  newest: first(
    by((row) => Date.parse(row.openedAt), -1),
    by((row) => row.id, -1),
  ),
  oldest: first(
    by((row) => Date.parse(row.openedAt), 1),
    by((row) => row.id, 1),
  ),
  reporters: first(
    by((row) => row.reporters, -1),
    by((row) => row.id, -1),
  ),
  priority: first(
    by((row) => PRIORITIES.indexOf(row.priority), -1),
    by((row) => Date.parse(row.changedAt), -1),
    by((row) => row.id, -1),
  ),
  due: first(
    by((row) => (row.dueAt === null ? NEVER : Date.parse(row.dueAt)), 1),
    by((row) => row.id, 1),
  ),
}

const rulesOf = (list: CasesState): still.Rules<CaseRow> => ({
  belongs: (row) => belongs(list, row),
  admits: (row) => !isBlind(list.filter) && belongs(list, row),
  compare: ORDERS[list.filter.sort ?? 'changed'],
})

type Page = still.Page<CaseRow>
interface About {
  filter: CaseFilter
  agent: string
  since?: string | null
}

export function emptyCases({ filter, agent, since = null }: About, page: Page): CasesState {
  return still.addPage({ filter, agent, since, rows: {}, order: [], next: null, asOf: page.asOf }, page)
}

export const addCases = (list: CasesState, page: Page): CasesState => still.addPage(list, page)
export const waitingCases = (list: CasesState): number => still.waiting(list, rulesOf(list))
export const settleCases = (list: CasesState): CasesState => still.settle(list, rulesOf(list))

/** Puts one where it belongs now: as it is given, or as the log has said it since. */
export function placeCase(list: CasesState, row: CaseRow): CasesState {
  const held = list.rows[row.id]
  return still.placeRow(list, rulesOf(list), held && held.changedAt > row.changedAt ? held : row)
}

/** Takes in what happened. The log's rows are for everybody: whose next reminder it is, the list keeps as it was answered. */
export function applyToCases(list: CasesState, events: readonly FrameEvent[], hands: boolean): CasesState {
  const changes = events.flatMap(({ number, caseRow }) => {
    return caseRow ? [{ number, row: { ...caseRow, remindAt: list.rows[caseRow.id]?.remindAt ?? null } }] : []
  })
  return still.takeRows(list, rulesOf(list), { changes, still: hands })
}

/** Does the same with each column of a board. */
export function eachColumn(board: BoardState, change: (list: CasesState, column: Column) => CasesState): BoardState {
  const next = Object.fromEntries(COLUMNS.map((column) => [column, change(board[column], column)])) as BoardState
  return COLUMNS.every((column) => next[column] === board[column]) ? board : next
}
