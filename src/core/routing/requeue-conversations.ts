import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { type LockedConversation, lockConversation } from '../conversation/conversation.ts'
import { noteFact } from '../conversation/note-fact.ts'
import { handOff } from './handoff.ts'

/** What an agent has, in the order in which conversations are locked. */
export const ASSIGNED: Statement = {
  name: 'conversations_of_agent',
  text: `select id from conversation where workspace = $1 and assignee_id = $2 and status = 'assigned' order by identity_id`,
}

/**
 * Gives every chat of an agent back to the queue, where each keeps its turn; the contacts are told. Answers the facts, for the caller
 * to state.
 */
export async function requeueConversations(
  tx: Transaction,
  options: { workspace: number; agent: string; words: string; by: string | null; now: Date },
): Promise<NewEvent[]> {
  const { workspace, agent, words, by, now } = options
  const rows = await tx.run<{ id: string }>(ASSIGNED, [workspace, agent])
  const locked: LockedConversation[] = []
  for (const { id } of rows) locked.push(await lockConversation(tx, workspace, id))
  const events: NewEvent[] = []
  for (const conversation of locked) {
    if (conversation.status !== 'assigned' || conversation.assigneeId !== agent) continue
    events.push(noteFact(tx, { workspace, conversation: conversation.id, agent: by, words, now }))
    const at = new Date(now.getTime() + 1)
    events.push(...(await handOff(tx, { workspace, conversation, reason: 'agent', keepsTurn: true, now: at })))
  }
  return events
}
