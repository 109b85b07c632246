import type { Statement, Transaction } from '../../kernel/database.ts'
import type { NewEvent } from '../../kernel/events/append.ts'
import { escapeMarkdown } from '../../protocol/escape.ts'
import { holdFace } from '../agent/public-name.ts'
import { readSettings } from '../workspace/settings.ts'
import type { LockedConversation } from './conversation.ts'
import { giveNotice } from './give-notice.ts'
import { localeOf } from './locale-of.ts'

const ANNOUNCED: Statement = {
  name: 'conversation_announced',
  text: 'update conversation set unannounced = false where workspace = $1 and id = $2',
}

/**
 * Tells the contact who writes to them, before the first words of an agent who opened the conversation to write. Nothing where that is told
 * already. Answers the facts, for the caller to state.
 */
export async function announce(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; agent: string; now: Date },
): Promise<NewEvent[]> {
  const { workspace, conversation, agent, now } = options
  if (!conversation.unannounced || conversation.assigneeId !== agent) return []
  tx.later(ANNOUNCED, [workspace, conversation.id])
  const [face, locale, { name: brand }] = await Promise.all([
    holdFace(tx, workspace, agent),
    localeOf(tx, workspace, conversation.identityId),
    readSettings(tx, workspace),
  ])
  const notice = { kind: 'joined' as const, ...face, brand: escapeMarkdown(brand) }
  const said = await giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once: null, now })
  if (!said) return []
  return [{ workspace, kind: 'message.created', conversation: conversation.id, message: said, at: now }]
}
