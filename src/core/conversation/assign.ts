import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { publicFace } from '../agent/public-name.ts'
import type { LockedConversation } from './conversation.ts'
import { giveNotice } from './give-notice.ts'

const ASSIGN: Statement = {
  name: 'conversation_assign',
  text: `update conversation set status = 'assigned', assignee_id = $3, unread = 0, resolved_at = null where workspace = $1 and id = $2`,
}

const LOCALE: Statement = {
  name: 'identity_locale',
  text: `select coalesce(i.locale, w.locale) as locale from workspace w left join identity i on i.workspace = w.id and i.id = $2
    where w.id = $1`,
}

/** The language in which an identity is spoken to. */
export async function localeOf(tx: Transaction, workspace: number, identity: string): Promise<string | null> {
  const [row] = await tx.run<{ locale: string | null }>(LOCALE, [workspace, identity])
  return row?.locale ?? null
}

/** Gives a locked conversation to an agent and tells the contact who joined. Answers the facts, for the caller to state. */
export async function assign(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; agent: string; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, agent, now } = options
  await tx.run(ASSIGN, [workspace, conversation.id, agent])
  const face = await publicFace(tx, workspace, agent)
  const locale = await localeOf(tx, workspace, conversation.identityId)
  const notice = { kind: 'joined' as const, ...face }
  const told = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
  const base = { workspace, conversation: conversation.id, at: now }
  const events: NewEvent[] = [{ ...base, kind: 'conversation.assigned', agent }]
  if (told) events.push({ ...base, kind: 'message.created', message: told })
  return events
}
