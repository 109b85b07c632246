import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { joinCase } from './join-case.ts'
import type { LockedCase } from './lock-case.ts'

export interface ConversationLink {
  workspace: number
  case: LockedCase
  /** Locked by the caller, before the case. */
  conversation: string
  actor: Actor
  now: Date
}

const LINK: Statement = {
  name: 'case_link_conversation',
  text: `insert into linked_conversation (workspace, case_id, conversation_id, at) values ($1, $2, $3, $4)
    on conflict do nothing returning case_id`,
}

const UNLINK: Statement = {
  name: 'case_unlink_conversation',
  text: 'delete from linked_conversation where workspace = $1 and case_id = $2 and conversation_id = $3 returning case_id',
}

/**
 * A locked case is about this conversation too, and its contact, where one is given, becomes a reporter. Answers whether anything
 * changed; states no event.
 */
export async function linkConversation(
  tx: Transaction,
  link: ConversationLink & { contact: string | null },
): Promise<boolean> {
  const { workspace, case: held, conversation, contact, actor, now } = link
  if (held.conversationId === conversation) return false
  const linked = (await tx.run(LINK, [workspace, held.id, conversation, now])).length > 0
  if (linked) addEntry(tx, { workspace, case: held.id, kind: 'conversation', facts: { conversation }, actor, now })
  if (!contact) return linked
  const reporter = { contact, role: 'reporter', way: 'chat', direct: false } as const
  const { already } = await joinCase(tx, { workspace, case: held, ...reporter, now })
  return linked || !already
}

/**
 * A locked case is not about this conversation any more; its contact stays a reporter. Answers whether it was.
 * @throws Refusal conflict, when its handoff opened the case
 */
export async function unlinkConversation(tx: Transaction, link: ConversationLink): Promise<boolean> {
  const { workspace, case: held, conversation, actor, now } = link
  if (held.conversationId === conversation) {
    throw new Refusal('conflict', 'This case was opened by that conversation, which belongs to it.')
  }
  const unlinked = (await tx.run(UNLINK, [workspace, held.id, conversation])).length > 0
  const facts = { conversation, to: null }
  if (unlinked) addEntry(tx, { workspace, case: held.id, kind: 'conversation', facts, actor, now })
  return unlinked
}
