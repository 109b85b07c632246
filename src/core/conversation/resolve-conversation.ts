import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents, type NewEvent } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseOutcome } from '../case/case.ts'
import { resolveCase } from '../case/follow-conversation.ts'
import { type LockedConversation, lockConversation } from './conversation.ts'
import { endStay } from './end-stay.ts'
import { factsOf } from './facts-of.ts'
import { giveNotice, type Notice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'
import { endPlaceNotice } from './place-notice.ts'
import type { ConversationAct } from './take-conversation.ts'
import { wakeStaff } from './wake-staff.ts'

// Who resolves what waits has answered for it: a later word of the contact comes to them.
const RESOLVE: Statement = {
  name: 'conversation_resolve',
  text: `update conversation set status = 'resolved', resolved_at = $3, resolved_by = $4, unread = 0, queued_at = null, quiet_since = null,
      reminded_at = null, offer = null, assignee_id = coalesce(assignee_id, case when status = 'queued' then $5::uuid end)
    where workspace = $1 and id = $2`,
}

/** How a conversation ends, and what the contact is told of it; nothing where `notice` is null. */
export interface Ending {
  workspace: number
  conversation: LockedConversation
  by: 'agent' | 'contact' | 'silence'
  agent: string | null
  /** An agent of another desk, by name. */
  elsewhere?: string | null
  outcome: CaseOutcome | null
  notice: Extract<Notice, { kind: 'resolved' | 'endedBySilence' }> | null
  now: Date
}

/** An agent ends a conversation; the contact is told, and how to go on. To resolve what is resolved changes nothing. */
export function resolveConversation(kernel: Kernel, act: ConversationAct): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent } = act
    const conversation = await lockConversation(tx, workspace, act.conversation)
    if (conversation.status === 'resolved') return
    const now = kernel.clock.now()
    // Who was never written to is told of no end.
    const notice = conversation.unannounced ? null : { kind: 'resolved' as const }
    await appendEvents(tx, await end(tx, { workspace, conversation, by: 'agent', agent, outcome: null, notice, now }))
  })
}

/** Ends a locked conversation. Answers the facts, for the caller to state. */
export async function end(tx: Transaction, ending: Ending): Promise<NewEvent[]> {
  const { workspace, conversation, by, agent, outcome, notice, now } = ending
  const locale = await localeOf(tx, workspace, conversation.identityId)
  const reworded = await endPlaceNotice(tx, { workspace, conversation, locale, taken: false, now })
  const told =
    notice && (await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now }))
  tx.later(RESOLVE, [workspace, conversation.id, now, by, agent])
  const { elsewhere } = ending
  const staff = elsewhere ? { staff: elsewhere } : {}
  const actor = by === 'contact' ? { agent: null, contact: conversation.contactId } : { agent, contact: null, ...staff }
  resolveCase(tx, { workspace, conversation: conversation.id, outcome, actor, now })
  await wakeStaff(tx, workspace, conversation.id, now)
  const fact = { workspace, conversation: conversation.id, kind: 'conversation.resolved' as const, agent, at: now }
  const left = await endStay(tx, { workspace, conversation, now })
  return [...factsOf(fact, { reworded, said: told, case: conversation.caseId }), ...left]
}
