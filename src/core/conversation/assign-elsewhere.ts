import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { joinCaseElsewhere } from '../case/join-elsewhere.ts'
import { readSettings } from '../workspace/settings.ts'
import type { LockedConversation } from './conversation.ts'
import { dropTurns } from './drop-turns.ts'
import { factsOf } from './facts-of.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'
import { endPlaceNotice } from './place-notice.ts'
import { wakeStaff } from './wake-staff.ts'

// As with an agent of ours (assign.ts), whom nothing here tells what is unread.
const ASSIGN: Statement = {
  name: 'conversation_assign_elsewhere',
  text: `update conversation set status = 'assigned', assignee_id = null, desk_agent = $3, unread = 0, resolved_at = null, resolved_by = null,
      queued_at = null, quiet_since = case when status = 'assigned' and quiet_since is not null then $4::timestamptz end,
      reminded_at = null, offer = null, unannounced = false
    where workspace = $1 and id = $2`,
}

export interface AssignedElsewhere {
  workspace: number
  /** Locked, and at an outside desk. */
  conversation: LockedConversation
  /** The public name of that desk's agent. */
  name: string
  /** They come in place of a colleague. */
  again: boolean
  now: Date
}

/** An agent of an outside desk has the conversation; the contact is told who joined. Answers the facts, for the caller to state. */
export async function assignElsewhere(tx: Transaction, assigned: AssignedElsewhere): Promise<NewEvent[]> {
  const { workspace, conversation, name, again, now } = assigned
  const { id, caseId } = conversation
  tx.later(ASSIGN, [workspace, id, name, now])
  dropTurns(tx, workspace, id)
  const [locale, settings] = await Promise.all([
    localeOf(tx, workspace, conversation.identityId),
    readSettings(tx, workspace),
  ])
  const reworded = await endPlaceNotice(tx, { workspace, conversation, locale, taken: true, now })
  const brand = escapeMarkdown(settings.name)
  const notice = { kind: 'joined' as const, name, picture: null, brand, again, elsewhere: true }
  const said = await giveNotice(tx, { workspace, conversation: id, locale, notice, once: null, now })
  joinCaseElsewhere(tx, { workspace, conversation: id, name, now })
  await wakeStaff(tx, workspace, id, now)
  const fact = { workspace, conversation: id, kind: 'conversation.assigned' as const, at: now }
  return factsOf(fact, { reworded, said, case: caseId })
}
