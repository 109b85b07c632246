import { viewMessages } from '../../core/inbox/view-messages.ts'
import { viewRows } from '../../core/inbox/view-rows.ts'
import type { Reader } from '../../kernel/database.ts'
import type { EventRange } from '../../kernel/events/feed.ts'
import type { Frame } from '../../protocol/frames.ts'

/**
 * Turns a stretch of the log into what screens apply: each event with the state, now, of what it is about. Two queries for the
 * whole stretch. Every agent of this edition may see all of their workspace, so one frame serves all of its screens.
 */
export async function hydrate(reader: Reader, workspace: number, range: EventRange): Promise<Frame> {
  const messages = new Set<string>()
  const conversations = new Set<string>()
  for (const event of range.events) {
    if (event.message) messages.add(event.message)
    if (event.conversation) conversations.add(event.conversation)
  }
  const [messageViews, rows] = await Promise.all([
    viewMessages(reader, workspace, [...messages]),
    viewRows(reader, workspace, [...conversations]),
  ])
  return {
    from: range.from,
    to: range.to,
    events: range.events.map((event) => ({
      ...event,
      messageView: event.message ? (messageViews.get(event.message) ?? null) : null,
      caseRow: null,
      row: event.conversation ? (rows.get(event.conversation) ?? null) : null,
    })),
  }
}
