import type { FlexChat, FlexMessage } from './types.ts'

export type TimelineEntry =
  | { kind: 'said'; message: FlexMessage }
  | { kind: 'line'; key: string; at: number; text: string }
  /** Above what comes first in a day. */
  | { kind: 'day'; key: string; at: number }

/**
 * Messages in the order of their index, and the lines of who came and went at their time among them. What was taken over from before bears its
 * own time, which may be long before what stands above it.
 */
export function timelineOf(chat: FlexChat): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let today = ''
  const add = (at: number, entry: TimelineEntry) => {
    const day = new Date(at).toDateString()
    if (day !== today) entries.push({ kind: 'day', key: `day-${entries.length}`, at })
    today = day
    entries.push(entry)
  }
  const lines = chat.lines.map((line, number) => ({ ...line, kind: 'line' as const, key: `line-${number}` }))
  for (const message of [...chat.messages].sort((a, b) => a.index - b.index)) {
    while (lines[0] && lines[0].at <= message.at) add(lines[0].at, lines.shift()!)
    add(message.at, { kind: 'said', message })
  }
  for (const line of lines) add(line.at, line)
  return entries
}
