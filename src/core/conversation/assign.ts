import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { holdFace } from '../agent/public-name.ts'
import { readSettings } from '../workspace/settings.ts'
import type { LockedConversation } from './conversation.ts'
import { dropTurns } from './drop-turns.ts'
import { endStay } from './end-stay.ts'
import { factsOf } from './facts-of.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'
import { openHandoffCase } from './open-handoff-case.ts'
import { endPlaceNotice } from './place-notice.ts'
import { wakeStaff } from './wake-staff.ts'

// Whoever has it now: where it was the contact's turn to speak it still is, and their silence counts from when they read who joined.
const ASSIGN: Statement = {
  name: 'conversation_assign',
  text: `update conversation set status = 'assigned', assignee_id = $3, unread = case when $4::boolean then 0 else unread end,
      resolved_at = null, resolved_by = null, queued_at = null,
      quiet_since = case when status = 'assigned' and quiet_since is not null then $5::timestamptz end, reminded_at = null, offer = null,
      unannounced = false, desk = 'console', desk_agent = null
    where workspace = $1 and id = $2`,
}

/**
 * Gives a locked conversation to an agent and tells the contact who joined. `looked`: the agent has it in front of them, so that nothing in it
 * is unread. Answers the facts, for the caller to state.
 */
export async function assign(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; agent: string; looked: boolean; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, agent, looked, now } = options
  tx.later(ASSIGN, [workspace, conversation.id, agent, looked, now])
  dropTurns(tx, workspace, conversation.id)
  const [face, locale, settings] = await Promise.all([
    holdFace(tx, workspace, agent),
    localeOf(tx, workspace, conversation.identityId),
    readSettings(tx, workspace),
  ])
  // After the agent is held: who deactivates them takes these two locks in the same order.
  const opened = await openHandoffCase(tx, { workspace, conversation, reason: 'agent', owner: agent, now })
  const reworded = await endPlaceNotice(tx, { workspace, conversation, locale, taken: true, now })
  const notice = { kind: 'joined' as const, ...face, brand: escapeMarkdown(settings.name) }
  const told = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
  await wakeStaff(tx, workspace, conversation.id, now)
  const fact = { workspace, conversation: conversation.id, kind: 'conversation.assigned' as const, agent, at: now }
  const left = await endStay(tx, { workspace, conversation, now })
  return [...factsOf(fact, { reworded, said: told, case: opened }), ...left]
}
