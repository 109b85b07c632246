import type { ConversationRow, ConversationViewName } from '../../protocol/conversations.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { compareNumbers } from '../live/cursor.ts'

/**
 * One view of the inbox. `order` is what is on the screen and keeps still while hands are in the list; `rows` is what is
 * true. The difference between the two waits behind the pill.
 */
export interface ListState {
  view: ConversationViewName
  agent: string
  rows: Record<string, ConversationRow>
  order: string[]
  next: string | null
  asOf: string
}

export interface Page {
  items: ConversationRow[]
  next: string | null
  asOf: string
}

/** Whether a conversation stands in a view, by the same rule as the server's list. */
export function belongs(row: ConversationRow, view: ConversationViewName, agent: string): boolean {
  if (view === 'all') return true
  if (view === 'resolved') return row.status === 'resolved'
  if (view === 'unassigned') return row.status === 'queued'
  if (view === 'automated') return row.status === 'automated'
  return row.status === 'assigned' && row.assignee?.id === agent
}

/** Newest message first, then by id, as the server's keyset has it. */
export function byRecency(a: ConversationRow, b: ConversationRow): number {
  const difference = Date.parse(b.lastMessageAt) - Date.parse(a.lastMessageAt)
  if (difference !== 0) return difference
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0
}

/** Who has waited longest first, as the server's queue has it. */
function byTurn(a: ConversationRow, b: ConversationRow): number {
  return (a.queueTurn ?? Number.POSITIVE_INFINITY) - (b.queueTurn ?? Number.POSITIVE_INFINITY) || byRecency(a, b)
}

const orderOf = (view: ConversationViewName) => (view === 'unassigned' ? byTurn : byRecency)

export function emptyList(view: ConversationViewName, agent: string, page: Page): ListState {
  return addPage({ view, agent, rows: {}, order: [], next: null, asOf: page.asOf }, page)
}

/** Adds an older page at the end. What is already here stays as it is: it is newer than the page, or the same. */
export function addPage(state: ListState, page: Page): ListState {
  const rows = { ...state.rows }
  const order = [...state.order]
  for (const row of page.items) {
    if (!order.includes(row.id)) order.push(row.id)
    rows[row.id] ??= row
  }
  return { ...state, rows, order, next: page.next }
}

/** The order that the list would have if nobody's hands were in it. */
export function wantedOrder(state: ListState): string[] {
  return Object.values(state.rows)
    .filter((row) => belongs(row, state.view, state.agent))
    .sort(orderOf(state.view))
    .map((row) => row.id)
}

/** Conversations that are new in this view, or would stand higher than they do: the number on the pill. */
export function waiting(state: ListState): number {
  const wanted = wantedOrder(state)
  const here = new Set(state.order)
  const fresh = wanted.filter((id) => !here.has(id))
  const shared = wanted.filter((id) => here.has(id))
  const shown = state.order.filter((id) => shared.includes(id))
  let moved = 0
  let at = 0
  for (const id of shared) {
    if (shown[at] === id) at += 1
    else {
      shown.splice(shown.indexOf(id), 1)
      shown.splice(at, 0, id)
      at += 1
      moved += 1
    }
  }
  return fresh.length + moved
}

export function settle(state: ListState): ListState {
  const order = wantedOrder(state)
  if (order.length === state.order.length && order.every((id, at) => id === state.order[at])) return state
  const rows: Record<string, ConversationRow> = {}
  for (const id of order) {
    const row = state.rows[id]
    if (row) rows[id] = row
  }
  return { ...state, rows, order }
}

/** Takes in what happened. Events that the list's own answer already covered are skipped. */
export function applyToList(state: ListState, events: readonly FrameEvent[], still: boolean): ListState {
  let rows = state.rows
  for (const event of events) {
    if (!event.row || compareNumbers(event.number, state.asOf) <= 0) continue
    const next = upsertRow(state, rows, event.row)
    if (next) rows = next
  }
  if (rows === state.rows) return state
  const changed = { ...state, rows }
  // In an empty list nothing can move under anybody's hands.
  return still && state.order.length > 0 ? growBelow(changed) : settle(changed)
}

/** What stands behind all that is shown moves nothing: who comes to the end of the queue is shown at once. */
function growBelow(state: ListState): ListState {
  const wanted = wantedOrder(state)
  const shown = new Set(state.order)
  const end = wanted.slice(wanted.findLastIndex((id) => shown.has(id)) + 1)
  return end.length > 0 ? { ...state, order: [...state.order, ...end] } : state
}

function upsertRow(
  state: ListState,
  rows: Record<string, ConversationRow>,
  row: ConversationRow,
): Record<string, ConversationRow> | null {
  if (!rows[row.id]) {
    if (!belongs(row, state.view, state.agent)) return null
    // A row that stands behind the last page that was read comes with its page.
    const last = state.next === null ? undefined : rows[state.order.at(-1) ?? '']
    if (last && orderOf(state.view)(row, last) > 0) return null
  }
  return { ...rows, [row.id]: row }
}
