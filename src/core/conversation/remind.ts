import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import type { LockedConversation } from './conversation.ts'
import { factsOf } from './facts-of.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'

const REMIND: Statement = {
  name: 'conversation_reminded',
  text: 'update conversation set reminded_at = $3 where workspace = $1 and id = $2',
}

/** Asks a silent contact whether they are still there; `hours` is what is left until the end. Answers the facts, for the caller to state. */
export async function remind(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; hours: number; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, hours, now } = options
  const locale = await localeOf(tx, workspace, conversation.identityId)
  const notice = { kind: 'reminder' as const, hours }
  const told = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
  tx.later(REMIND, [workspace, conversation.id, now])
  const fact = { workspace, conversation: conversation.id, kind: 'conversation.reminded' as const, at: now }
  return factsOf(fact, { said: told })
}
