import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { countAvailable } from '../agent/availability.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { caseOpenedWords, neverMindButtons } from '../conversation/give-notice.ts'
import { localeOf } from '../conversation/locale-of.ts'
import { keepPlaceNotice, rewordPlaceNotice } from '../conversation/place-notice.ts'

/** A notice is reworded at most so often. */
const REST_MS = 60_000
/** Reworded in one look; the next look takes the next ones. */
const BATCH = 50

const STALE: Statement = {
  name: 'place_notice_stale',
  text: `select p.conversation_id as conversation, p.message_id as message, r.place, s.number
    from (
      select id, row_number() over (order by queue_order)::int as place, case_id from conversation
      where workspace = $1 and status = 'queued' and desk = 'console'
    ) r
    join place_notice p on p.workspace = $1 and p.conversation_id = r.id
    join support_case s on s.workspace = $1 and s.id = r.case_id
    where p.place <> r.place and p.told_at <= $2 order by p.told_at, p.conversation_id limit ${BATCH}`,
}

const STILL: Statement = {
  name: 'place_notice_still',
  text: 'select 1 as still from place_notice where workspace = $1 and conversation_id = $2 and message_id = $3 and told_at <= $4',
}

interface Stale {
  conversation: string
  message: string
  place: number
  number: string
}

/** Says the new place to those who have moved up since they were told, each at most once a minute. Answers how many. */
export async function tellPlaces(kernel: Kernel, workspace: number): Promise<number> {
  const before = new Date(kernel.clock.now().getTime() - REST_MS)
  const stale = await kernel.db.run<Stale>(STALE, [workspace, before])
  let told = 0
  for (const notice of stale) if (await tellPlace(kernel, workspace, notice, before)) told++
  return told
}

function tellPlace(kernel: Kernel, workspace: number, notice: Stale, before: Date): Promise<boolean> {
  return kernel.db.transaction(async (tx) => {
    const { message, place } = notice
    const conversation = await lockConversation(tx, workspace, notice.conversation)
    const [still] = await tx.run(STILL, [workspace, conversation.id, message, before])
    if (conversation.status !== 'queued' || conversation.desk !== 'console' || !still) return false
    const now = kernel.clock.now()
    const locale = await localeOf(tx, workspace, conversation.identityId)
    const available = (await countAvailable(tx, workspace)) > 0
    const words = caseOpenedWords({ number: Number(notice.number), place, available }, locale)
    const buttons = neverMindButtons(locale)
    const urgency = 'bulk'
    await rewordPlaceNotice(tx, { workspace, conversation: conversation.id, message, words, buttons, urgency, now })
    keepPlaceNotice(tx, { workspace, conversation: conversation.id, message, place, now })
    await appendEvents(tx, [{ workspace, kind: 'message.edited', conversation: conversation.id, message, at: now }], {
      unhurried: true,
    })
    return true
  })
}
