import type { EventKind } from '../../protocol/frames.ts'
import type { Statement, Transaction } from '../database.ts'

/** A fact as a verb states it; numbered after the commit. */
export interface NewEvent {
  workspace: number
  kind: EventKind
  conversation: string | null
  message?: string | null
  agent?: string | null
  at: Date
}

/** The bus topic that wakes the numberer. */
export const STAGED = 'events-staged'

const STAGE: Statement = {
  name: 'event_stage',
  text: `insert into event_staging (workspace, kind, facts, at)
    select * from unnest($1::int[], $2::text[], $3::jsonb[], $4::timestamptz[])`,
}

/**
 * States facts within the caller's transaction; to be its last write, while it still holds the lock of what the facts are about,
 * so that facts about one conversation are numbered in the order in which they happened.
 */
export async function appendEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  tx.later(STAGE, [
    events.map((event) => event.workspace),
    events.map((event) => event.kind),
    events.map((event) => JSON.stringify(factsOf(event))),
    events.map((event) => event.at),
  ])
  tx.wake(STAGED)
}

function factsOf(event: NewEvent): Record<string, string> {
  const facts: Record<string, string> = {}
  if (event.conversation) facts.conversation = event.conversation
  if (event.message) facts.message = event.message
  if (event.agent) facts.agent = event.agent
  return facts
}
