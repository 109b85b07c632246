import { viewCaseRows } from '../../core/inbox/view-case-rows.ts'
import { viewMessages } from '../../core/inbox/view-messages.ts'
import { viewRows } from '../../core/inbox/view-rows.ts'
import type { Reader } from '../../kernel/database.ts'
import type { EventRange } from '../../kernel/events/feed.ts'
import type { Frame } from '../../protocol/frames.ts'

/**
 * Turns a stretch of the log into what screens apply: each event with the state, now, of what it is about. Three queries for the
 * whole stretch. Every agent of this edition may see all of their workspace, so one frame serves all of its screens.
 */
export async function hydrate(reader: Reader, workspace: number, range: EventRange): Promise<Frame> {
  const messages = new Set<string>()
  const conversations = new Set<string>()
  const cases = new Set<string>()
  for (const event of range.events) {
    if (event.message) messages.add(event.message)
    if (event.conversation) conversations.add(event.conversation)
    if (event.case) cases.add(event.case)
  }
  const [messageViews, rows, caseRows] = await Promise.all([
    viewMessages(reader, workspace, [...messages]),
    viewRows(reader, workspace, [...conversations]),
    // The frame is for everybody, so nobody's reminders stand in it.
    viewCaseRows(reader, workspace, null, [...cases]),
  ])
  return {
    from: range.from,
    to: range.to,
    events: range.events.map((event) => ({
      ...event,
      messageView: event.message ? (messageViews.get(event.message) ?? null) : null,
      caseRow: event.case ? (caseRows.get(event.case) ?? null) : null,
      row: event.conversation ? (rows.get(event.conversation) ?? null) : null,
    })),
  }
}
