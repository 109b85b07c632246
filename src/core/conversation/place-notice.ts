import type { Statement, Transaction } from '../../kernel/database.ts'
import { text } from '../../texts/format.ts'
import type { Button } from '../delivery/channel.ts'
import { rewriteDeliveries } from '../delivery/rewrite-deliveries.ts'
import { wakeDeliveries } from '../delivery/wake-deliveries.ts'
import type { LockedConversation } from './conversation.ts'
import { partsOf } from './store-outbound.ts'

const KEEP: Statement = {
  name: 'place_notice_keep',
  text: `insert into place_notice (workspace, conversation_id, message_id, place, told_at) values ($1, $2, $3, $4, $5)
    on conflict (workspace, conversation_id) do update set message_id = excluded.message_id, place = excluded.place,
      told_at = excluded.told_at`,
}

const END: Statement = {
  name: 'place_notice_end',
  text: `delete from place_notice p using support_case s
    where p.workspace = $1 and p.conversation_id = $2 and s.workspace = $1 and s.conversation_id = $2
    returning p.message_id as message, s.number`,
}

const SET_WORDS: Statement = {
  name: 'place_notice_words',
  text: `update message set text = $3, buttons = $4::jsonb where workspace = $1 and id = $2`,
}

/** Remembers which message tells a waiting contact their place, to be kept true as long as they wait. */
export function keepPlaceNotice(
  tx: Transaction,
  notice: { workspace: number; conversation: string; message: string; place: number; now: Date },
): void {
  tx.later(KEEP, [notice.workspace, notice.conversation, notice.message, notice.place, notice.now])
}

/** Gives the notice other words where it stands; `bulk` behind everything live. */
export async function rewordPlaceNotice(
  tx: Transaction,
  notice: {
    workspace: number
    conversation: string
    message: string
    words: string
    buttons: readonly Button[]
    urgency: 'live' | 'bulk'
    now: Date
  },
): Promise<void> {
  const { workspace, conversation, message, words, buttons, urgency, now } = notice
  tx.later(SET_WORDS, [workspace, message, words, buttons.length > 0 ? JSON.stringify(buttons) : null])
  const rewrite = { workspace, conversation, message, now, buttons, urgency }
  await rewriteDeliveries(tx, rewrite, partsOf(words))
  await wakeDeliveries(tx, { workspace, conversation, urgency, now })
}

/** The wait is over: the notice keeps the case's number, and loses the place and its button. Answers its message, if there was one. */
export async function endPlaceNotice(
  tx: Transaction,
  options: { workspace: number; conversation: LockedConversation; locale: string; taken: boolean; now: Date },
): Promise<string | null> {
  const { workspace, conversation, locale, taken, now } = options
  if (conversation.status !== 'queued') return null
  const [notice] = await tx.run<{ message: string; number: string }>(END, [workspace, conversation.id])
  if (!notice) return null
  const { message, number } = notice
  const words = text(locale, taken ? 'caseTaken' : 'caseEnded', { number: `#${number}` })
  // What comes next in this conversation is said by a person, and must not wait behind a crowd's notices.
  const reworded = { workspace, conversation: conversation.id, message, words, buttons: [], urgency: 'live' as const }
  await rewordPlaceNotice(tx, { ...reworded, now })
  return message
}
