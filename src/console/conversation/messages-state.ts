import type { FrameEvent } from '../../protocol/frames.ts'
import type { MessageView } from '../../protocol/messages.ts'
import { compareNumbers } from '../live/cursor.ts'

/** What is known of one conversation's messages, oldest first. */
export interface MessagesState {
  items: MessageView[]
  /** Leads to older messages; null at the beginning of the conversation. */
  next: string | null
  asOf: string
}

export function bySentAt(a: MessageView, b: MessageView): number {
  const difference = Date.parse(a.sentAt) - Date.parse(b.sentAt)
  if (difference !== 0) return difference
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

export function upsertMessage(state: MessagesState, message: MessageView): MessagesState {
  const known = state.items.findIndex((each) => each.id === message.id)
  // What stands before the oldest page that was read comes with its page.
  const oldest = state.items[0]
  if (known === -1 && state.next !== null && oldest && bySentAt(message, oldest) < 0) return state
  const items = known === -1 ? [...state.items, message] : state.items.with(known, message)
  return { ...state, items: items.sort(bySentAt) }
}

export function addOlder(state: MessagesState, page: MessagesState): MessagesState {
  const known = new Set(state.items.map((each) => each.id))
  const items = [...page.items.filter((each) => !known.has(each.id)), ...state.items].sort(bySentAt)
  return { items, next: page.next, asOf: state.asOf }
}

/** Takes in what happened in this conversation. Events that the answer already covered are skipped. */
export function applyToMessages(
  state: MessagesState,
  conversation: string,
  events: readonly FrameEvent[],
): MessagesState {
  let next = state
  for (const event of events) {
    const message = event.messageView
    if (message?.conversation !== conversation || compareNumbers(event.number, state.asOf) <= 0) continue
    next = upsertMessage(next, message)
  }
  return next
}
