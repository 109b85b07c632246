import type { ConversationRow, ConversationViewName } from '../../protocol/conversations.ts'
import type { FrameEvent } from '../../protocol/frames.ts'
import { isInFlex } from '../flex/in-flex.ts'
import * as still from '../live/still-list.ts'

/** One view of the inbox. */
export interface ListState extends still.StillList<ConversationRow> {
  view: ConversationViewName
  agent: string
}

type Page = still.Page<ConversationRow>

/** Whether a conversation stands in a view, by the same rule as the server's list. */
export function belongs(row: ConversationRow, view: ConversationViewName, agent: string): boolean {
  if (view === 'all') return true
  if (view === 'resolved') return row.status === 'resolved'
  if (view === 'flex') return isInFlex(row)
  if (view === 'unassigned') return row.status === 'queued' && !isInFlex(row)
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

const rulesOf = ({ view, agent }: ListState): still.Rules<ConversationRow> => ({
  belongs: (row) => belongs(row, view, agent),
  compare: view === 'unassigned' ? byTurn : byRecency,
})

export function emptyList(view: ConversationViewName, agent: string, page: Page): ListState {
  return addPage({ view, agent, rows: {}, order: [], next: null, asOf: page.asOf }, page)
}

export const addPage = (list: ListState, page: Page): ListState => still.addPage(list, page)

/** Conversations that are new in this view, or would stand higher than they do: the number on the pill. */
export const waiting = (list: ListState): number => still.waiting(list, rulesOf(list))

export const settle = (list: ListState): ListState => still.settle(list, rulesOf(list))

/** Takes in what happened; `hands`: whether somebody's hands are in the list. */
export function applyToList(list: ListState, events: readonly FrameEvent[], hands: boolean): ListState {
  const changes = events.flatMap(({ number, row }) => (row ? [{ number, row }] : []))
  return still.takeRows(list, rulesOf(list), { changes, still: hands })
}
