import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { holdFace } from '../agent/public-name.ts'
import { readSettings } from '../workspace/settings.ts'
import type { LockedConversation } from './conversation.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'
import { openHandoffCase } from './open-handoff-case.ts'
import { endPlaceNotice } from './place-notice.ts'
import { wakeStaff } from './wake-staff.ts'

const ASSIGN: Statement = {
  name: 'conversation_assign',
  text: `update conversation set status = 'assigned', assignee_id = $3, unread = 0, resolved_at = null, resolved_by = null,
      queued_at = null, quiet_since = null, reminded_at = null, offer = null
    where workspace = $1 and id = $2`,
}

/** What still awaited the virtual agent's turn is the agent's now. */
const DROP_TURNS: Statement = {
  name: 'conversation_drop_turns',
  text: `with pressed as (
      update press set awaits_turn = false where workspace = $1 and conversation_id = $2 and awaits_turn
    )
    update message set awaits_turn = false where workspace = $1 and conversation_id = $2 and awaits_turn`,
}

/** Gives a locked conversation to an agent and tells the contact who joined. Answers the facts, for the caller to state. */
export async function assign(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; agent: string; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, agent, now } = options
  tx.later(ASSIGN, [workspace, conversation.id, agent])
  tx.later(DROP_TURNS, [workspace, conversation.id])
  const [face, locale, settings] = await Promise.all([
    holdFace(tx, workspace, agent),
    localeOf(tx, workspace, conversation.identityId),
    readSettings(tx, workspace),
  ])
  // After the agent is held: who deactivates them takes these two locks in the same order.
  await openHandoffCase(tx, { workspace, conversation, reason: 'agent', owner: agent, now })
  const reworded = await endPlaceNotice(tx, { workspace, conversation, taken: true, now })
  const notice = { kind: 'joined' as const, ...face, brand: escapeMarkdown(settings.name) }
  const told = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
  await wakeStaff(tx, workspace, conversation.id, now)
  const base = { workspace, conversation: conversation.id, at: now }
  const events: NewEvent[] = [{ ...base, kind: 'conversation.assigned', agent }]
  if (reworded) events.push({ ...base, kind: 'message.edited', message: reworded })
  if (told) events.push({ ...base, kind: 'message.created', message: told })
  return events
}
