import type { EventKind } from '../../protocol/frames.ts'
import type { Statement, Transaction } from '../database.ts'

/** A fact as a verb states it; numbered after the commit. */
export interface NewEvent {
  workspace: number
  kind: EventKind
  conversation: string | null
  message?: string | null
  agent?: string | null
  case?: string | null
  at: Date
}

/** The bus topic that wakes the numberer. */
export const STAGED = 'events-staged'
/** The same, for facts that nobody waits for: they are numbered with the next ones, or a moment later. */
export const STAGED_UNHURRIED = 'events-staged-unhurried'

const STAGE: Statement = {
  name: 'event_stage',
  text: `insert into event_staging (workspace, kind, facts, at)
    select * from unnest($1::int[], $2::text[], $3::jsonb[], $4::timestamptz[])`,
}

/**
 * States facts within the caller's transaction; to be its last write, while it still holds the lock of what the facts are about,
 * so that facts about one conversation are numbered in the order in which they happened. Each numbering costs a commit and a look
 * of every screen, so what nobody waits for says that it is `unhurried`.
 */
export async function appendEvents(
  tx: Transaction,
  events: readonly NewEvent[],
  options: { unhurried?: boolean } = {},
): Promise<void> {
  if (events.length === 0) return
  tx.later(STAGE, [
    events.map((event) => event.workspace),
    events.map((event) => event.kind),
    events.map((event) => JSON.stringify(factsOf(event))),
    events.map((event) => event.at),
  ])
  tx.wake(options.unhurried ? STAGED_UNHURRIED : STAGED)
}

function factsOf(event: NewEvent): Record<string, string> {
  const facts: Record<string, string> = {}
  if (event.conversation) facts.conversation = event.conversation
  if (event.message) facts.message = event.message
  if (event.agent) facts.agent = event.agent
  if (event.case) facts.case = event.case
  return facts
}
