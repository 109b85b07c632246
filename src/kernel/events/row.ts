import type { Event, EventKind } from '../../protocol/frames.ts'

/** A row of the log as the driver reads it. */
export interface EventRow {
  workspace: number
  number: string
  kind: string
  facts: { conversation?: string; message?: string; agent?: string; case?: string }
  at: Date
}

export function eventOf(row: EventRow): Event {
  return {
    number: row.number,
    kind: row.kind as EventKind,
    at: row.at.toISOString(),
    conversation: row.facts.conversation ?? null,
    message: row.facts.message ?? null,
    agent: row.facts.agent ?? null,
    case: row.facts.case ?? null,
  }
}
